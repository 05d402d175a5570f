package io.dqrun.runner.delivery;

import static io.dqrun.entity.TestCaseStatus.FAILED;
import static io.dqrun.entity.TestCaseStatus.SUCCESS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.problem.Severity;
import io.dqrun.runner.delivery.DeliveryReport.LeftOvers;
import io.dqrun.runner.result.CaseOutcome;
import io.dqrun.runner.result.OutboxContents;
import io.dqrun.runner.result.QueuedRun;
import io.dqrun.runner.result.RejectedResult;
import io.dqrun.runner.result.SampleOutcomes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxTest {

  static final String SERVER = "http://user:secret@om:8585/api";
  static final String TABLE = "svc.db.sch.orders";
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-21T01:02:03.004Z"));

  private final Path state;

  OutboxTest(@TempDir Path state) {
    this.state = state;
  }

  @Test
  void theJournalBelongsToItsOwnerAlone() throws IOException {
    try (ResultSpool spool = outbox().begin(plan("run-1"))) {
      assertEquals("20261121T010203.004Z-run-1.journal", spool.file().getFileName().toString());
      assertEquals("rw-------", mode(spool.file()));
      assertEquals("rwx------", mode(state.resolve("outbox")));
      assertFalse(Files.readString(spool.file()).contains("secret"));
    }
  }

  @Test
  void theRunIdOfAUserCannotLeaveTheFolder() {
    try (ResultSpool spool = outbox().begin(plan("../../etc/x y"))) {
      assertEquals(state.resolve("outbox"), spool.file().getParent());
    }
  }

  @Test
  void aJournalWithNothingLeftToSendIsDeleted() throws IOException {
    ResultSpool spool = outbox().begin(plan("run"));
    List<ResultSpool.Spooled> spooled = spool.append(List.of(outcome("one", 1), outcome("two", 2)));
    PendingResult one = pending(spool, spooled.get(0));
    PendingResult two = pending(spool, spooled.get(1));
    one.markSent();
    one.markAcknowledged();
    two.markRejected("no");
    spool.close();

    assertEquals(List.of(), journals());
  }

  private static PendingResult pending(ResultSpool spool, ResultSpool.Spooled one) {
    String testCase = one.outcome().testCase().fullyQualifiedName().toString();
    return spool.pending(spool, one.number(), testCase, one.body());
  }

  @Test
  void aResultIsInTheFileBeforeAppendReturns() throws IOException {
    try (ResultSpool spool = outbox().begin(plan("run"))) {
      spool.append(List.of(outcome("one", 1)));

      assertTrue(Files.readString(spool.file()).contains(TABLE + ".id.one"));
    }
  }

  @Test
  void timestampsOfOneCaseAreUniqueAlsoAcrossRuns() {
    ResultSpool first = outbox().begin(plan("first"));
    first.append(List.of(outcome("one", 5)));
    first.close();

    try (ResultSpool spool = outbox().begin(plan("second"))) {
      List<Long> timestamps =
          spool
              .append(
                  List.of(
                      outcome("one", 5), outcome("one", 5), outcome("two", 5), outcome("one", 9)))
              .stream()
              .map(one -> one.outcome().result().timestamp())
              .toList();

      assertEquals(List.of(6L, 7L, 5L, 9L), timestamps);
    }
  }

  @Test
  void aStateFolderThatCannotBeMadeIsToldWithItsPath() throws IOException {
    Path file = Files.writeString(state.resolve("file"), "");
    Outbox outbox = new Outbox(file.resolve("state"), CLOCK);

    DqException e = assertThrows(DqException.class, () -> outbox.begin(plan("run")));

    Problem problem = e.problems().get(0);
    assertEquals(ProblemCode.JOURNAL_FAILED, problem.code());
    assertTrue(problem.message().contains(file.toString()), problem.message());
    assertFalse(problem.message().contains("null"), problem.message());
    assertTrue(problem.hint().orElse("").contains("--state-dir"));
  }

  @Test
  void aLiveJournalOfThisProcessIsNotDrained() {
    Outbox outbox = outbox();
    Ledger ledger = new Ledger();
    try (ResultSpool spool = outbox.begin(plan("alive"))) {
      spool.append(List.of(outcome("one", 1)));

      assertEquals(new LeftOvers(0, 0, 0), drain(outbox, ledger).leftOvers());
      assertTrue(Files.exists(spool.file()));
    }
    assertEquals(new LeftOvers(1, 0, 0), drain(outbox, ledger).leftOvers());
  }

  @Test
  void resultsForAnotherServerStay() throws IOException {
    leave("run", outcome("one", 1));
    Ledger ledger = new Ledger();

    new OutboxDrain(outbox(), ledger, CLOCK).drain("http://other:8585/api", Duration.ofSeconds(9));

    assertEquals(List.of(), ledger.calls);
    assertEquals(1, journals().size());
  }

  @Test
  void resultsSurviveADamagedPlan() throws IOException {
    Path journal = leave("run-7", outcome("one", 1), outcome("two", 2));
    byte[] bytes = Files.readAllBytes(journal);
    bytes[Files.readString(journal).indexOf("\"plan\"")] ^= 1;
    Files.write(journal, bytes);

    QueuedRun run = outbox().queuedRuns().get(0);
    assertEquals("run-7", run.runId());
    assertEquals("http://om:8585", run.serverUrl());
    assertEquals(2, run.results().size());
    assertEquals(new LeftOvers(2, 0, 0), drain(outbox(), new Ledger()).leftOvers());
    assertEquals(List.of(), journals());
  }

  @Test
  void aDamagedRecordIsSetAsideAndToldOnce() throws IOException {
    Path journal = leave("run", outcome("one", 1), outcome("two", 2), outcome("three", 3));
    String text = Files.readString(journal);
    Files.writeString(journal, text.replace("id.two", "id.tvo"));
    Ledger ledger = new Ledger();
    ledger.faults = (testCase, result) -> Ledger.Fault.NOT_STORED;

    List<Problem> first = drain(outbox(), ledger).problems();
    ledger.faults = (testCase, result) -> Ledger.Fault.NONE;
    DeliveryReport second = drain(outbox(), ledger);

    Problem told = first.get(0);
    assertEquals(ProblemCode.JOURNAL_DAMAGED, told.code());
    assertEquals(Severity.WARNING, told.severity());
    assertEquals(List.of(), second.problems());
    assertEquals(new LeftOvers(2, 0, 0), second.leftOvers());
    try (Stream<Path> aside = Files.list(state.resolve("damaged"))) {
      assertTrue(Files.readString(aside.findFirst().orElseThrow()).contains("id.tvo"));
    }
  }

  @Test
  void aTornEndIsNormalAndDoesNotDamageWhatIsWrittenLater() throws IOException {
    Path journal = leave("run", outcome("one", 1), outcome("two", 2));
    Files.writeString(journal, "000000ff 12345678 {\"type\":\"resu", StandardOpenOption.APPEND);
    Ledger ledger = new Ledger();
    ledger.faults =
        (testCase, result) ->
            testCase.endsWith("two") ? Ledger.Fault.NOT_STORED : Ledger.Fault.NONE;

    DeliveryReport report = drain(outbox(), ledger);
    JournalText after = JournalText.read(journal);

    assertEquals(new LeftOvers(1, 1, 0), report.leftOvers());
    assertEquals(List.of(), after.damages());
    assertEquals(1, JournalContents.of(after.records()).open().size());
  }

  @Test
  void noDamageOfAJournalStopsADrainOrCostsMoreThanOneResult() throws IOException {
    Path journal = leave("run", outcome("one", 1), outcome("two", 2), outcome("three", 3));
    byte[] sound = Files.readAllBytes(journal);
    for (int at = 0; at < sound.length; at += 3) {
      byte[] damaged = sound.clone();
      damaged[at] ^= 0x11;
      Files.write(journal, damaged);

      LeftOvers leftOvers = drain(outbox(), new Ledger()).leftOvers();

      assertTrue(leftOvers.delivered() >= 2, leftOvers + " at byte " + at);
      assertEquals(List.of(), journals());
    }
  }

  @Test
  void aJournalThatIsNotOneIsLeftAlone() throws IOException {
    Path folder = Files.createDirectories(state.resolve("outbox"));
    Files.writeString(folder.resolve("20200101T000000.000Z-x.journal"), "hello\nworld\n");
    Files.createDirectory(folder.resolve("20200101T000000.000Z-folder.journal"));
    leave("run", outcome("one", 1));

    DeliveryReport report = drain(outbox(), new Ledger());

    assertEquals(1, report.leftOvers().delivered());
    assertTrue(
        report.problems().stream().anyMatch(p -> p.code() == ProblemCode.JOURNAL_FORMAT),
        report.problems().toString());
    assertTrue(Files.exists(folder.resolve("20200101T000000.000Z-x.journal")));
  }

  @Test
  void aJournalOfAnotherVersionIsToldAndKept() throws IOException {
    byte[] header = JournalLine.of(new JournalRecord.Format(2));
    byte[] kind = line("{\"type\":\"superseded\",\"number\":1}");
    for (byte[] first : List.of(header, kind, unknownVerdict())) {
      Path journal = leave("newer", outcome("one", 1));
      Files.write(journal, first, StandardOpenOption.APPEND);
      byte[] before = Files.readAllBytes(journal);

      DeliveryReport report = drain(outbox(), new Ledger());

      assertEquals(new LeftOvers(0, 0, 0), report.leftOvers());
      assertEquals(
          List.of(ProblemCode.JOURNAL_FORMAT),
          report.problems().stream().map(Problem::code).toList());
      QueuedRun run = outbox().contents().runs().get(0);
      assertEquals(QueuedRun.State.FOREIGN, run.state());
      assertEquals("newer", run.runId());
      assertTrue(outbox().drop("newer").isEmpty());
      assertArrayEquals(before, Files.readAllBytes(journal));
      assertFalse(Files.exists(state.resolve("damaged")));
      Files.delete(journal);
    }
  }

  @Test
  void whatIsNotSentIsNotDecoded() throws IOException {
    leave(
        "down",
        outcome("a", 1),
        outcome("b", 2),
        outcome("c", 3),
        outcome("d", 4),
        outcome("e", 5));
    Path journal = leave("newer", outcome("f", 6), outcome("g", 7));
    Files.write(journal, unknownVerdict(), StandardOpenOption.APPEND);
    Ledger ledger = new Ledger();
    ledger.faults = (testCase, result) -> Ledger.Fault.NOT_STORED;

    DeliveryReport report = drain(outbox(), ledger);

    // The server is left alone after five; of the other journal, only that it waits is known.
    assertEquals(new LeftOvers(0, 8, 0), report.leftOvers());
    assertEquals(
        List.of(ProblemCode.RESULT_QUEUED), report.problems().stream().map(Problem::code).toList());
  }

  /** A result whose verdict only a newer version knows. */
  private static byte[] unknownVerdict() {
    return line(
        "{\"type\":\"result\",\"number\":9,\"server\":\"http://om:8585\",\"case\":\"a.b.c.d.new\","
            + "\"result\":{\"timestamp\":99,\"testCaseStatus\":\"Flaky\",\"testResultValue\":[]}}");
  }

  private static byte[] line(String json) {
    byte[] payload = json.getBytes(StandardCharsets.UTF_8);
    CRC32C crc = new CRC32C();
    crc.update(payload);
    return "%08x %08x %s\n"
        .formatted(payload.length, (int) crc.getValue(), json)
        .getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void whateverByteIsFlippedTheRestIsListedAndSent() throws IOException {
    leave("other", outcome("other", 7));
    Path journal = leave("run", outcome("one", 1), outcome("two", 2));
    byte[] sound = Files.readAllBytes(journal);
    for (int at = 0; at < sound.length; at++) {
      byte[] damaged = sound.clone();
      damaged[at] ^= (byte) (1 << (at % 8));
      Files.write(journal, damaged);

      OutboxContents contents = outbox().contents();
      assertTrue(contents.waiting() >= 2, contents.waiting() + " at byte " + at);
      assertTrue(contents.runIds().contains("other"), "at byte " + at);
      Ledger ledger = new Ledger();
      // The other journal stays: its results are for the next round.
      ledger.faults =
          (testCase, result) ->
              testCase.endsWith("other") ? Ledger.Fault.NOT_STORED : Ledger.Fault.NONE;
      DeliveryReport report = drain(outbox(), ledger);
      assertTrue(report.leftOvers().delivered() >= 1, report + " at byte " + at);
      assertEquals(1, report.leftOvers().queued(), "at byte " + at);
      assertEquals(1, journals().size(), "at byte " + at);
    }
  }

  @Test
  void whereverAJournalEndsTheRestIsListedAndSent() throws IOException {
    leave("other", outcome("other", 7));
    Path journal = leave("run", outcome("one", 1), outcome("two", 2));
    byte[] sound = Files.readAllBytes(journal);
    for (int length = 0; length < sound.length; length++) {
      Files.write(journal, Arrays.copyOf(sound, length));

      OutboxContents contents = outbox().contents();
      Ledger ledger = new Ledger();
      ledger.faults =
          (testCase, result) ->
              testCase.endsWith("other") ? Ledger.Fault.NOT_STORED : Ledger.Fault.NONE;
      DeliveryReport report = drain(outbox(), ledger);

      assertEquals(List.of(), contents.problems(), "cut at byte " + length);
      assertEquals(contents.waiting() - 1, report.leftOvers().delivered(), "cut at " + length);
      assertEquals(1, journals().size(), "cut at byte " + length);
    }
  }

  @Test
  void itIsToldWhyResultsAreStillHere() throws IOException {
    Path journal = leave("killed", outcome("one", 1));
    String text = Files.readString(journal);
    Files.writeString(journal, text.substring(0, text.lastIndexOf('\n', text.length() - 2) + 1));
    leave("late", outcome("two", 2));
    ResultSpool refused = outbox().begin(plan("refused"));
    refused.append(List.of(outcome("three", 3)));
    refused.close(Optional.of("no connection"));

    List<QueuedRun> runs = outbox().queuedRuns();

    assertEquals(
        List.of("the run was killed before its end", "there was no time to send", "no connection"),
        runs.stream().map(QueuedRun::reason).toList());
    assertEquals(Instant.parse("2026-11-21T01:02:03.004Z"), runs.get(0).startedAt());
  }

  @Test
  void refusedResultsAreListedWithTheReasonWhateverTheirFileLooksLike() throws IOException {
    leave("run", outcome("one", 1), outcome("two", 2));
    Ledger ledger = new Ledger();
    ledger.faults = (testCase, result) -> Ledger.Fault.REJECTED;
    drain(outbox(), ledger);
    Path file = state.resolve("rejected/run.jsonl");
    Files.write(file, new byte[] {'{', (byte) 0xff, 0, '\n'}, StandardOpenOption.APPEND);

    OutboxContents contents = outbox().contents();

    assertEquals(2, contents.rejected().size());
    assertFalse(contents.rejected().get(0).reason().isEmpty());
    assertEquals(
        List.of(ProblemCode.JOURNAL_DAMAGED),
        contents.problems().stream().map(Problem::code).toList());
    assertTrue(contents.bytes() >= Files.size(file));
    assertEquals(2, outbox().drop("run").rejected().size());
    assertFalse(Files.exists(file));
  }

  @Test
  void aFullOutboxIsRefusedWithItsSize() {
    outbox().requireRoom(1);
    leave("run", outcome("one", 1));

    DqException e = assertThrows(DqException.class, () -> outbox().requireRoom(100));

    assertEquals(ProblemCode.OUTBOX_FULL, e.problems().get(0).code());
    assertTrue(String.valueOf(e.getMessage()).contains("of at most 100"), e.getMessage());
    outbox().requireRoom(1 << 20);
  }

  @Test
  void listsAndDropsWhatIsLeft() throws IOException {
    leave("a", outcome("one", 1), outcome("two", 2));
    leave("b", outcome("one", 3));

    List<QueuedRun> runs = outbox().queuedRuns();

    assertEquals(List.of("a", "b"), runs.stream().map(QueuedRun::runId).toList());
    assertEquals(QueuedRun.State.LEFT, runs.get(0).state());
    assertEquals("suite", runs.get(0).suite());
    assertEquals(2, outbox().drop("a").waiting());
    assertEquals(0, outbox().drop("a").waiting());
    assertEquals(1, journals().size());
  }

  @Test
  void whatARefusedResultLeftIsKeptOnceAlsoBehindHalfALine() throws IOException {
    Path journal = leave("run", outcome("one", 1), outcome("two", 2));
    byte[] before = Files.readAllBytes(journal);
    Ledger ledger = new Ledger();
    ledger.faults = (testCase, result) -> Ledger.Fault.REJECTED;
    drain(outbox(), ledger);
    Path file = state.resolve("rejected/run.jsonl");
    String kept = Files.readString(file);
    // Killed in the middle of the second line, before the journal knew of the first.
    Files.write(journal, before);
    Files.writeString(file, kept.substring(0, kept.length() - 9));

    drain(outbox(), ledger);

    OutboxContents contents = outbox().contents();
    assertEquals(
        List.of(1L, 2L),
        contents.rejected().stream().map(RejectedResult::timestamp).sorted().toList());
    assertEquals(2, Files.readString(file).lines().filter(line -> line.endsWith("}}")).count());
  }

  @Test
  void aRunWithoutAnEndIsAskedForAllItsResults() throws IOException {
    Path journal = leave("killed", outcome("one", 1), outcome("two", 2));
    String text = Files.readString(journal);
    Files.writeString(journal, text.substring(0, text.lastIndexOf('\n', text.length() - 2) + 1));
    Ledger ledger = new Ledger();
    String first = TABLE + ".id.one";
    ledger.stored.put(first, new ArrayList<>(List.of(outcome("one", 1).result())));

    assertEquals(new LeftOvers(2, 0, 0), drain(outbox(), ledger).leftOvers());

    assertEquals(0, ledger.count("send " + first), ledger.calls.toString());
    assertEquals(1, ledger.count("send"), ledger.calls.toString());
  }

  @Test
  void allResultsOfAJournalAreMarkedBeforeTheFirstGoesOut() throws IOException {
    Path journal = leave("run", outcome("one", 1), outcome("two", 2));
    List<Integer> marks = new ArrayList<>();
    Ledger ledger = new Ledger();
    ledger.faults =
        (testCase, result) -> {
          marks.add(marksIn(journal));
          return Ledger.Fault.NOT_STORED;
        };

    drain(outbox(), ledger);

    assertEquals(List.of(2, 2), marks);
  }

  private static int marksIn(Path journal) {
    try {
      return JournalContents.of(JournalText.read(journal).records()).sent().size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void drainsAtLeastFiveHundredResultsInASecond() throws IOException {
    CaseOutcome[] outcomes =
        IntStream.range(0, 4_000)
            .mapToObj(i -> outcome("case" + i % 50, 1_000 + i))
            .toArray(CaseOutcome[]::new);
    Path journal = leave("run", outcomes);
    // The goal is 64 MiB for 100,000 results.
    assertTrue(Files.size(journal) < 4_000L * 640, "bytes: " + Files.size(journal));
    long start = System.nanoTime();

    assertEquals(4_000, drain(outbox(), new Ledger()).leftOvers().delivered());

    Duration time = Duration.ofNanos(System.nanoTime() - start);
    assertTrue(time.compareTo(Duration.ofSeconds(8)) < 0, time.toString());
  }

  private Outbox outbox() {
    return new Outbox(state, CLOCK);
  }

  /** What a run leaves that could not reach its server. */
  private Path leave(String runId, CaseOutcome... outcomes) {
    ResultSpool spool = outbox().begin(plan(runId));
    spool.append(List.of(outcomes));
    spool.close();
    return spool.file();
  }

  private List<Path> journals() throws IOException {
    try (Stream<Path> files = Files.list(state.resolve("outbox"))) {
      return files.filter(file -> file.toString().endsWith(".journal")).toList();
    }
  }

  private static DeliveryReport drain(Outbox outbox, Ledger ledger) {
    return new OutboxDrain(outbox, ledger, CLOCK).drain(SERVER, Duration.ofSeconds(9));
  }

  static RunPlan plan(String runId) {
    return new RunPlan(runId, SERVER, "suite", List.of(TABLE + ".id.one"));
  }

  static CaseOutcome outcome(String name, long timestamp) {
    return SampleOutcomes.of(TABLE, "id", name, timestamp % 2 == 0 ? FAILED : SUCCESS, timestamp);
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
