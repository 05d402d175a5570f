package io.dqrun.pack;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * A list that never changes and makes its elements when it is asked for them, each time anew.
 *
 * @param <T> the kind of element
 */
public abstract class FrozenList<T> extends AbstractList<T> implements RandomAccess {

  /** The list itself if it never changes, else a copy; what {@link List#copyOf} is for others. */
  public static <T> List<T> copyOf(List<T> list) {
    return list instanceof FrozenList<T> frozen ? frozen : List.copyOf(list);
  }

  /** A list of so many elements. */
  public static <T> FrozenList<T> of(int size, IntFunction<T> element) {
    return new FrozenList<>() {
      @Override
      public T get(int index) {
        if (index < 0 || index >= size) {
          throw new IndexOutOfBoundsException(index);
        }
        return element.apply(index);
      }

      @Override
      public int size() {
        return size;
      }
    };
  }

  /** What a function makes of each element of a list that does not change. */
  public static <S, T> FrozenList<T> map(List<S> list, Function<S, T> function) {
    return of(list.size(), index -> function.apply(list.get(index)));
  }

  /** The elements at these places of a list that does not change. */
  public static <T> FrozenList<T> pick(List<T> list, int[] places) {
    int[] own = Arrays.copyOf(places, places.length);
    return of(own.length, index -> list.get(own[index]));
  }
}
