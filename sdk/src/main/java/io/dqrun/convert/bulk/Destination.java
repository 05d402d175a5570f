package io.dqrun.convert.bulk;

import io.dqrun.convert.Conversion;
import io.dqrun.problem.DqException;
import java.io.IOException;

/** Where the new texts go: {@link #nowhere()}, {@code InPlace} or {@code OtherFolder}. */
public abstract class Destination {

  Destination() {}

  /** Nowhere: nothing is written. */
  public static Destination nowhere() {
    return new Destination() {
      @Override
      void store(FileConversion result, byte[] original, Conversion conversion) {
        // Whoever asked only wants to know.
      }
    };
  }

  /**
   * Writes what is to be written.
   *
   * @param original the content that was read
   * @throws DqException if it must not be written
   * @throws IOException if it cannot be written
   */
  abstract void store(FileConversion result, byte[] original, Conversion conversion)
      throws IOException;
}
