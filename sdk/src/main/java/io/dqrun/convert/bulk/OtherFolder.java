package io.dqrun.convert.bulk;

import io.dqrun.convert.Conversion;
import io.dqrun.convert.Conversion.Status;
import io.dqrun.problem.DqException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * Each workflow is written below another folder, at its relative place and with its mode. Those
 * that need no conversion are copied; what is no workflow, and what is refused, is not.
 */
public final class OtherFolder extends Destination {

  private final Path folder;
  private final NewFiles files = new NewFiles();

  /** Below this folder, which is made if it is missing. */
  public OtherFolder(Path folder) {
    this.folder = folder;
  }

  @Override
  void store(FileConversion result, byte[] original, Conversion conversion) throws IOException {
    if (conversion.status() == Status.REFUSED || !result.isWorkflow()) {
      return;
    }
    SourceFile file = result.file();
    Path place = folder.resolve(file.relative());
    Files.createDirectories(place.toAbsolutePath().getParent());
    files.sweepBeside(place);
    if (Files.exists(place) && Files.isSameFile(place, file.path())) {
      throw new DqException(
          FileContent.notWritten(
              file,
              "the place in the other folder is that of the file itself",
              "use --write to convert it where it is"));
    }
    Optional<Attributes> attributes = Attributes.of(file.path().toRealPath());
    for (Map.Entry<Path, byte[]> further :
        FurtherFiles.missing(file, place, conversion.furtherFiles()).entrySet()) {
      write(further.getKey(), further.getValue(), attributes);
    }
    boolean converted = conversion.status() == Status.CONVERTED;
    byte[] content = converted ? conversion.text().getBytes(StandardCharsets.UTF_8) : original;
    if (!Files.exists(place) || !Arrays.equals(Files.readAllBytes(place), content)) {
      write(place, content, attributes);
    }
  }

  /** Nobody may read the copy who may not read the original. */
  private void write(Path place, byte[] content, Optional<Attributes> attributes)
      throws IOException {
    files.write(
        place,
        content,
        attributes,
        temporary -> {
          if (attributes.isPresent()) {
            attributes.get().giveMode(temporary);
          }
        });
  }
}
