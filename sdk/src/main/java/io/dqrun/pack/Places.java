package io.dqrun.pack;

import java.util.Arrays;
import java.util.Objects;

/** Whole numbers, four bytes each; used by one thread. */
public final class Places {

  private int[] values = new int[8];
  private int size;

  /** Adds one. */
  public void add(int place) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    values[size++] = place;
  }

  /** The one that was added at this place. */
  public int get(int index) {
    Objects.checkIndex(index, size);
    return values[index];
  }

  /** How many there are. */
  public int size() {
    return size;
  }

  /** All, in the order in which they were added. */
  public int[] toArray() {
    return Arrays.copyOf(values, size);
  }
}
