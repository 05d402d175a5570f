package io.dqrun.runner.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a conversion cannot do without: each file of a folder is read and written again, one after
 * the other, with nothing in between.
 */
final class ReadAndWrite {

  /** The new content goes into the file itself. */
  static final String OVER = "over";

  /** The new content goes into a second file, which takes the place of the first. */
  static final String REPLACE = "replace";

  private ReadAndWrite() {}

  /** Arguments: the way to write, the folder. */
  public static void main(String[] arguments) throws IOException {
    List<Path> files;
    try (Stream<Path> list = Files.list(Path.of(arguments[1]))) {
      files = list.sorted().toList();
    }
    for (Path file : files) {
      byte[] content = Files.readAllBytes(file);
      if (arguments[0].equals(REPLACE)) {
        Path temporary = file.resolveSibling("." + file.getFileName());
        Files.write(temporary, content);
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
      } else {
        Files.write(file, content);
      }
    }
  }
}
