package io.dqrun.convert.bulk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dqrun.convert.Conversion.Status;
import io.dqrun.convert.ConversionRule;
import io.dqrun.convert.LegacyConverter;
import io.dqrun.convert.LegacyRule;
import io.dqrun.convert.Remarks;
import io.dqrun.convert.WorkflowFile;
import io.dqrun.convert.rules.LegacyRules;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.workflow.TargetVersion;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BulkConverterTest {

  private static final String OLD = OldFiles.file("orders");
  private static final String NEW = OldFiles.CONVERTER.convert(OLD).text();

  private final Path folder;

  BulkConverterTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private FileConversion convert(Destination destination, Path file) {
    return new BulkConverter(OldFiles.CONVERTER, destination, 1).convert(SourceFile.of(file));
  }

  private Path old(String name) throws IOException {
    return Files.writeString(folder.resolve(name), OLD);
  }

  private static List<ProblemCode> codes(FileConversion file) {
    return file.problems().stream().map(Problem::code).toList();
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }

  @Test
  void nothingIsWrittenUnlessItIsAskedFor() throws IOException {
    Path file = old("a.yaml");
    assertEquals(Status.CONVERTED, convert(Destination.nowhere(), file).status());
    assertEquals(OLD, Files.readString(file));
    assertEquals(List.of("a.yaml"), names());
  }

  @Test
  void modeOwnerAndGroupAreKept() throws IOException {
    Path file = old("a.yaml");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-x--x"));
    boolean root = Files.getAttribute(file, "unix:uid").equals(0);
    if (root) {
      Files.setAttribute(file, "unix:gid", 4242);
      Files.setAttribute(file, "unix:uid", 4243);
    }
    Object before = Files.readAttributes(file, "unix:mode,uid,gid");

    assertEquals(Status.CONVERTED, convert(new InPlace(), file).status());

    assertEquals(NEW, Files.readString(file));
    assertEquals(before, Files.readAttributes(file, "unix:mode,uid,gid"));
    assertEquals(List.of("a.yaml"), names());
  }

  @Test
  void aLinkStaysALinkAndWhatItLeadsToIsReplaced() throws IOException {
    Path other = Files.createDirectory(folder.resolve("other"));
    Path target = Files.writeString(other.resolve("t.yaml"), OLD);
    Path link = Files.createSymbolicLink(folder.resolve("a.yaml"), Path.of("other/t.yaml"));

    assertEquals(Status.CONVERTED, convert(new InPlace(), link).status());

    assertTrue(Files.isSymbolicLink(link));
    assertEquals(NEW, Files.readString(target));
    assertFalse(Files.isSymbolicLink(target));
  }

  @Test
  void aFileUnderTwoNamesIsConvertedOnce() throws IOException {
    Path file = old("a.yaml");
    Path link = Files.createSymbolicLink(folder.resolve("b.yaml"), Path.of("a.yaml"));
    List<Status> found = new ArrayList<>();
    new BulkConverter(OldFiles.CONVERTER, new InPlace(), 4)
        .convert(
            List.of(SourceFile.of(file), SourceFile.of(link)), FileConversion::status, found::add);
    assertFalse(found.contains(Status.REFUSED), found.toString());
    assertEquals(NEW, Files.readString(file));
  }

  @Test
  void aReadOnlyFileIsLeftAlone() throws IOException {
    Path file = old("a.yaml");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
    FileConversion refused = convert(new InPlace(), file);
    assertEquals(Status.REFUSED, refused.status());
    assertEquals(List.of(ProblemCode.CONVERSION_NOT_WRITTEN), codes(refused));
    assertEquals(OLD, Files.readString(file));
    assertEquals(List.of("a.yaml"), names());
  }

  @Test
  void aReadOnlyFolderIsAClearErrorAndNothingIsLost() throws IOException {
    Path inner = Files.createDirectory(folder.resolve("inner"));
    Path file = Files.writeString(inner.resolve("a.yaml"), OLD);
    Files.setPosixFilePermissions(inner, PosixFilePermissions.fromString("r-xr-xr-x"));
    assumeTrue(!Files.isWritable(inner), "root may write everywhere");
    FileConversion refused = convert(new InPlace(), file);
    Files.setPosixFilePermissions(inner, PosixFilePermissions.fromString("rwxr-xr-x"));
    assertEquals(List.of(ProblemCode.CONVERSION_NOT_WRITTEN), codes(refused));
    assertTrue(refused.problems().get(0).message().contains("access is denied"));
    assertEquals(OLD, Files.readString(file));
  }

  @Test
  void whatSomebodyElseWroteMeanwhileStays() throws IOException {
    Path file = old("a.yaml");
    LegacyConverter slow = with(new Interference(() -> Files.writeString(file, OLD + "# mine\n")));
    FileConversion refused = new BulkConverter(slow, new InPlace(), 1).convert(SourceFile.of(file));
    assertEquals(List.of(ProblemCode.CONVERSION_REFUSED), codes(refused));
    assertEquals(OLD + "# mine\n", Files.readString(file));
    assertEquals(List.of("a.yaml"), names());
  }

  @Test
  void aDefectOfARuleStopsNothingElse() throws IOException {
    List<SourceFile> files = List.of(SourceFile.of(old("a.yaml")), SourceFile.of(old("b.yaml")));
    LegacyConverter broken =
        with(
            new Interference(
                () -> {
                  throw new IllegalStateException("canary");
                }));
    List<FileConversion> found = new ArrayList<>();
    new BulkConverter(broken, new InPlace(), 2).convert(files, file -> file, found::add);
    for (FileConversion file : found) {
      assertEquals(List.of(ProblemCode.INTERNAL_ERROR), codes(file));
      assertFalse(file.problems().toString().contains("canary"));
    }
    assertEquals(2, found.size());
    assertEquals(OLD, Files.readString(folder.resolve("a.yaml")));
  }

  @Test
  void aSecondFileIsWrittenFirstAndNeverOverAnother() throws IOException {
    Path file = old("a.yaml");
    LegacyConverter splitting = with(new Split());
    Path second = folder.resolve("a.second.yaml");
    Files.writeString(second, "mine");
    BulkConverter bulk = new BulkConverter(splitting, new InPlace(), 1);

    FileConversion refused = bulk.convert(SourceFile.of(file));
    assertEquals(List.of(ProblemCode.CONVERSION_REFUSED), codes(refused));
    assertEquals(OLD, Files.readString(file));
    assertEquals("mine", Files.readString(second));

    Files.delete(second);
    assertEquals(Status.CONVERTED, bulk.convert(SourceFile.of(file)).status());
    assertTrue(Files.readString(second).contains("second: true"));
    assertTrue(Files.readString(file).contains("second: false"));

    // As after a run that was killed between the two files.
    Files.writeString(file, OLD);
    assertEquals(Status.CONVERTED, bulk.convert(SourceFile.of(file)).status());
    assertEquals(List.of("a.second.yaml", "a.yaml"), names());
  }

  @Test
  void anotherFolderGetsTheSameTreeAndTheOldOneStays() throws IOException {
    Path in = Files.createDirectories(folder.resolve("in/deep"));
    Path file = Files.writeString(in.resolve("a.yaml"), OLD);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    Path current = Files.writeString(in.resolve("new.yaml"), NEW);
    Path foreign = Files.writeString(in.resolve("compose.yaml"), "services: {}\n");
    Path top = folder.resolve("in");
    Path out = folder.resolve("out");
    BulkConverter bulk = new BulkConverter(OldFiles.CONVERTER, new OtherFolder(out), 2);
    for (int i = 0; i < 2; i++) {
      bulk.convert(
          Stream.of(file, current, foreign).map(one -> SourceFile.below(top, one)).toList(),
          FileConversion::status,
          status -> assertFalse(status == Status.REFUSED));
    }
    assertEquals(NEW, Files.readString(out.resolve("deep/a.yaml")));
    assertEquals(NEW, Files.readString(out.resolve("deep/new.yaml")));
    assertFalse(Files.exists(out.resolve("deep/compose.yaml")));
    assertEquals(OLD, Files.readString(file));
    assertEquals(
        Files.getPosixFilePermissions(file),
        Files.getPosixFilePermissions(out.resolve("deep/a.yaml")));
  }

  @Test
  void theFolderItselfIsNoOtherFolder() throws IOException {
    Path file = old("a.yaml");
    FileConversion refused = convert(new OtherFolder(folder), file);
    assertEquals(List.of(ProblemCode.CONVERSION_NOT_WRITTEN), codes(refused));
    assertEquals(OLD, Files.readString(file));
  }

  @Test
  void whatAKilledRunLeftIsRemovedAndWhatALivingOneWritesIsNot() throws IOException {
    Path file = Files.writeString(folder.resolve("a.yaml"), NEW);
    Files.writeString(folder.resolve(".dq-run-0a0b0c0d-00000001.tmp"), "half");
    Files.writeString(folder.resolve(".dq-run-notes.txt"), "mine");

    assertEquals(Status.UNCHANGED, convert(new InPlace(), file).status());

    assertEquals(List.of(".dq-run-notes.txt", "a.yaml"), names());
    Path living = folder.resolve(".dq-run-0a0b0c0d-00000002.tmp");
    try (FileChannel channel =
            FileChannel.open(living, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      assertTrue(lock.isValid());
      convert(new InPlace(), file);
      assertTrue(Files.exists(living));
    }
  }

  @Test
  void secretsAreMaskedInWhatIsShown() {
    FileConversion file =
        new BulkConverter(OldFiles.CONVERTER, Destination.nowhere(), 1)
            .convert("w.yaml", OLD.getBytes(StandardCharsets.UTF_8));
    FileConversion.Change change = file.changes().get(0);
    for (String text : List.of(change.before(), change.after())) {
      assertFalse(text.contains("canary-password"), text);
      assertTrue(text.contains("# canary-comment"), text);
      assertTrue(text.contains("${OM_JWT_TOKEN}"), text);
    }
    assertEquals(OLD, change.before().replace("*****", "canary-password"));
    assertEquals(NEW, change.after().replace("*****", "canary-password"));
  }

  private static LegacyConverter with(ConversionRule rule) {
    List<ConversionRule> rules = new ArrayList<>(LegacyRules.all());
    rules.add(0, rule);
    return new LegacyConverter(rules, TargetVersion.V1_6_2);
  }

  private interface Action {
    void run() throws IOException;
  }

  private static final class Interference extends LegacyRule {
    private final Action action;

    Interference(Action action) {
      super("XX-01", "Interferes", "1.0", "1.1");
      this.action = action;
    }

    @Override
    public void apply(WorkflowFile file, Remarks remarks) {
      try {
        action.run();
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }

  private static final class Split extends LegacyRule {
    Split() {
      super("XX-02", "Splits", "1.0", "1.1");
    }

    @Override
    public void apply(WorkflowFile file, Remarks remarks) {
      if (!file.root().has("second")) {
        file.split("second").root().add("second", true);
        file.root().add("second", false);
      }
    }
  }
}
