package io.dqrun.runner.delivery;

import static io.dqrun.runner.delivery.OutboxTest.TABLE;
import static io.dqrun.runner.delivery.OutboxTest.outcome;
import static io.dqrun.runner.delivery.OutboxTest.plan;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.problem.DqException;
import io.dqrun.problem.ProblemCode;
import io.dqrun.runner.delivery.DeliveryReport.LeftOvers;
import io.dqrun.runner.delivery.Ledger.Fault;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** When what is noted about results comes to the file, and what it costs if it does not. */
@Timeout(60)
class JournalMarksTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** A file that takes everything and cannot be forced. */
  private static final Path NULL = Path.of("/dev/null");

  private final Path folder;
  private final Ledger ledger = new Ledger();

  JournalMarksTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void marksComeToTheFileSoonAlthoughNothingIsPublishedAnyMore() throws Exception {
    try (ResultPublisher publisher = open("alive")) {
      publisher.publish(List.of(outcome("one", 1), outcome("two", 2)));
      awaitStored(2);
      Path journal = journal("alive");
      // Promised are 100 milliseconds; the test waits until it is timed out.
      while (!JournalContents.read(journal).open().isEmpty()) {
        Thread.sleep(10);
      }

      assertEquals(Set.of(1L, 2L), JournalContents.read(journal).sent());
    }
  }

  @Test
  void marksWaitForOneAnotherButNotForEver() throws IOException {
    JournalFile file = new JournalFile(path(), new RandomAccessFile(path().toFile(), "rw"));

    file.mark(ascii("one "));
    assertEquals("", Files.readString(path()));
    file.append(ascii("result "));
    assertEquals("one result ", Files.readString(path()));
    file.mark(ascii("two "));
    file.writeMarks();
    assertEquals("one result two ", Files.readString(path()));
    file.mark(new byte[1 << 12]);
    assertEquals((1 << 12) + 15, Files.size(path()));
    file.mark(ascii("last "));
    file.end(ascii("end"));

    assertTrue(Files.readString(path()).endsWith("last end"));
  }

  @Test
  void theEndBringsTheLastMarksToTheDisk() throws IOException {
    JournalFile file = new JournalFile(NULL, new RandomAccessFile(NULL.toFile(), "rw"));
    file.mark(ascii("acknowledged"));

    assertThrows(IOException.class, () -> file.end(ascii("end")));
  }

  @Test
  void aDiskThatCannotBeForcedIsToldEachTime() throws IOException {
    JournalFile file = new JournalFile(NULL, new RandomAccessFile(NULL.toFile(), "rw"));
    file.append(ascii("result"));

    for (int i = 0; i < 2; i++) {
      DqException failure = assertThrows(DqException.class, file::forceWritten);
      assertEquals(ProblemCode.JOURNAL_FAILED, failure.problems().get(0).code());
    }
  }

  @Test
  void marksThatCannotBeWrittenWaitForTheNextTime() throws IOException {
    RandomAccessFile out = new RandomAccessFile("/dev/full", "rw");
    JournalFile file = new JournalFile(Path.of("/dev/full"), out);
    file.mark(ascii("sent"));

    assertThrows(DqException.class, file::writeMarks);
    // Not forgotten: they are tried again, and again it is told.
    assertThrows(DqException.class, file::writeMarks);
  }

  @Test
  void aKillBeforeTheMarksAreWrittenCostsAQuestionAndNothingElse() throws IOException {
    Path other = folder.resolve("other");
    Path copy = other.resolve("outbox").resolve("killed.journal");
    Files.createDirectories(copy.getParent());
    try (ResultPublisher publisher = open("killed")) {
      ledger.faults =
          (testCase, result) -> {
            // The second is on its way; of both, no mark is written yet.
            if (testCase.endsWith("two")) {
              copyOnce(journal("killed"), copy);
            }
            return Fault.NONE;
          };
      publisher.publish(List.of(outcome("one", 1), outcome("two", 2), outcome("three", 3)));
      publisher.finish(PATIENCE);
    }
    JournalContents left = JournalContents.read(copy);
    assertEquals(3, left.open().size());
    assertEquals(Set.of(), left.sent());
    ledger.stored.remove(TABLE + ".id.three");
    ledger.calls.clear();

    DeliveryReport report =
        new OutboxDrain(new Outbox(other, InstantSource.system()), ledger, InstantSource.system())
            .drain(OutboxTest.SERVER, PATIENCE);

    assertEquals(new LeftOvers(3, 0, 0), report.leftOvers());
    assertEquals(List.of(), report.problems());
    assertEquals(3, ledger.count("find "));
    assertEquals(List.of("send " + TABLE + ".id.three@3"), sends());
  }

  private List<String> sends() {
    return ledger.calls.stream().filter(call -> call.startsWith("send ")).toList();
  }

  private ResultPublisher open(String runId) {
    return ResultPublisher.open(
        new Outbox(folder, InstantSource.system()), plan(runId), ledger, InstantSource.system());
  }

  private void awaitStored(int count) throws InterruptedException {
    while (ledger.storedCount() < count) {
      Thread.sleep(5);
    }
  }

  private Path path() {
    return folder.resolve("journal");
  }

  private Path journal(String runId) {
    try (Stream<Path> files = Files.list(folder.resolve("outbox"))) {
      return files.filter(file -> file.toString().endsWith(runId + ".journal")).findFirst().get();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void copyOnce(Path from, Path to) {
    try {
      Files.copy(from, to);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(US_ASCII);
  }
}
