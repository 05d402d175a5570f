package io.dqrun.convert.bulk;

import io.dqrun.convert.Conversion.FurtherFile;
import io.dqrun.problem.DqException;
import io.dqrun.problem.Location;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files that a conversion writes beside another. */
final class FurtherFiles {

  private FurtherFiles() {}

  /**
   * The contents of those that are not there yet.
   *
   * @param place the place of the file beside which they belong
   * @throws DqException if something else has one of their names
   */
  static Map<Path, byte[]> missing(SourceFile file, Path place, List<FurtherFile> further)
      throws IOException {
    Map<Path, byte[]> missing = new LinkedHashMap<>();
    for (FurtherFile one : further) {
      Path path = SourceFile.beside(place, one.addition());
      byte[] content = one.text().getBytes(StandardCharsets.UTF_8);
      if (!Files.exists(path)) {
        missing.put(path, content);
      } else if (!Files.isRegularFile(path) || !Arrays.equals(Files.readAllBytes(path), content)) {
        throw new DqException(
            Problem.error(
                    ProblemCode.CONVERSION_REFUSED,
                    "the conversion makes a second file, "
                        + path
                        + ", but there is another one"
                        + " of this name; both are left as they are")
                .withLocation(Location.of(file.name(), 1, 1))
                .withHint("rename or remove the other file, then convert again"));
      }
    }
    return missing;
  }
}
