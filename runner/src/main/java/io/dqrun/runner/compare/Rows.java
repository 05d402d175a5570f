package io.dqrun.runner.compare;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of an answer, one after the other.
 *
 * @param <E> why there may be no further row
 */
public interface Rows<E extends Exception> extends AutoCloseable {

  /** The values of the next row, in the order in which they were asked for; null after the last. */
  @Nullable List<@Nullable Object> next() throws E;

  /** Ends the answer, also before its last row; never fails. */
  @Override
  void close();
}
