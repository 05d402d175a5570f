package io.dqrun.convert.bulk;

import io.dqrun.problem.DqException;
import io.dqrun.problem.Location;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** A file that no other file becomes. */
public final class NewFile {

  private NewFile() {}

  /**
   * Writes it, readable for its owner only; folders that are missing are made.
   *
   * @throws DqException if it cannot be written, or if a file of this name says something else
   */
  public static void create(Path place, String text) {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    try {
      if (Files.exists(place)) {
        if (Arrays.equals(Files.readAllBytes(place), content)) {
          return;
        }
        throw new DqException(
            Problem.error(
                    ProblemCode.CONVERSION_REFUSED,
                    "there is another file " + place + "; it is left as it is")
                .withLocation(Location.of(place.toString(), 1, 1))
                .withHint("rename or remove it, or name another folder"));
      }
      Files.createDirectories(place.toAbsolutePath().getParent());
      new NewFiles().write(place, content, Optional.empty(), temporary -> {});
    } catch (IOException e) {
      throw new DqException(FileContent.notWritten(SourceFile.of(place), e), e);
    }
  }
}
