package io.dqrun.convert.bulk;

import io.dqrun.convert.Conversion;
import io.dqrun.problem.DqException;
import java.io.IOException;
import java.nio.file.Path;

/** Where the new texts go. */
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
   * Into the place of each file, which keeps its mode, owner and group; of a symbolic link, into
   * the place of what it leads to. Files without any permission to write are refused.
   */
  public static Destination inPlace() {
    return new InPlace();
  }

  /**
   * Below a folder, where each file keeps its relative place. Workflows that need no conversion are
   * copied; what is no workflow, and what is refused, is not.
   */
  public static Destination below(Path folder) {
    return new OtherFolder(folder);
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
