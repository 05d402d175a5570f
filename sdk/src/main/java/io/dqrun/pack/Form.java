package io.dqrun.pack;

/**
 * How a value is written as bytes and read again. Both may be called by several threads.
 *
 * @param <T> the kind of value; what is read equals what was written
 */
public interface Form<T> {

  /** The value as bytes. */
  byte[] write(T value);

  /** The value of bytes that {@link #write} made. */
  T read(byte[] bytes);
}
