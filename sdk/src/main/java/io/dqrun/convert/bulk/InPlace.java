package io.dqrun.convert.bulk;

import io.dqrun.convert.Conversion;
import io.dqrun.convert.Conversion.Status;
import io.dqrun.problem.DqException;
import io.dqrun.problem.Location;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * Each file is replaced by the new one, which gets its mode, owner and group; of a symbolic link,
 * what it leads to. Files that nobody may write are refused.
 */
public final class InPlace extends Destination {

  /** Much longer than it takes to convert a file, and than clocks of file systems are coarse. */
  private static final Duration JUST_NOW = Duration.ofSeconds(10);

  private final NewFiles files = new NewFiles();

  @Override
  void store(FileConversion result, byte[] original, Conversion conversion) throws IOException {
    SourceFile file = result.file();
    Optional<Attributes> own = Attributes.of(file.path());
    boolean link = own.map(Attributes::isLink).orElseGet(() -> Files.isSymbolicLink(file.path()));
    Path place = link ? file.path().toRealPath() : file.path();
    files.sweepBeside(place);
    if (conversion.status() != Status.CONVERTED) {
      return;
    }
    Optional<Attributes> attributes = link ? Attributes.of(place) : own;
    if (!attributes.map(Attributes::isRegularFile).orElseGet(() -> Files.isRegularFile(place))) {
      throw refused(file, "what is to be replaced is no regular file", "name a file");
    }
    if (attributes.filter(Attributes::readOnly).isPresent() || !Files.isWritable(place)) {
      throw refused(
          file, "the file is read-only", "allow the user that runs this program to write it");
    }
    // The further files first, because what they hold is no longer in the new text.
    for (Map.Entry<Path, byte[]> further :
        FurtherFiles.missing(file, place, conversion.furtherFiles()).entrySet()) {
      files.write(
          further.getKey(),
          further.getValue(),
          attributes,
          temporary -> keep(file, attributes, temporary));
    }
    byte[] text = conversion.text().getBytes(StandardCharsets.UTF_8);
    files.write(
        place,
        text,
        attributes,
        temporary -> {
          keep(file, attributes, temporary);
          if (mayHaveChanged(place)) {
            byte[] now = Files.readAllBytes(place);
            // Another name of the same file may have been converted just now.
            if (!Arrays.equals(now, original) && !Arrays.equals(now, text)) {
              throw changed(file);
            }
          }
        });
  }

  /** Whether a file may say something else than when it was read, which was just now. */
  private static boolean mayHaveChanged(Path place) throws IOException {
    Instant recently = Instant.now().minus(JUST_NOW);
    return Attributes.of(place).filter(now -> now.changed().isBefore(recently)).isEmpty();
  }

  private static void keep(SourceFile file, Optional<Attributes> attributes, Path temporary) {
    try {
      if (attributes.isPresent()) {
        attributes.get().giveAll(temporary);
      }
    } catch (IOException e) {
      throw refused(
          file,
          "the owner, group and mode of the file cannot be kept",
          "convert as the owner of the file, or into another folder with --out");
    }
  }

  private static DqException refused(SourceFile file, String message, String hint) {
    return new DqException(FileContent.notWritten(file, message, hint));
  }

  private static DqException changed(SourceFile file) {
    return new DqException(
        Problem.error(
                ProblemCode.CONVERSION_REFUSED,
                "somebody else changed the file while it was converted; it is left as it is now")
            .withLocation(Location.of(file.name(), 1, 1))
            .withHint("convert it again"));
  }
}
