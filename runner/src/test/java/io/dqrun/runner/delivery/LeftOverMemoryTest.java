package io.dqrun.runner.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.entity.EncodedResult;
import io.dqrun.entity.TestCaseResult;
import io.dqrun.entity.TestCaseStatus;
import io.dqrun.entity.TestResultValue;
import io.dqrun.runner.result.CaseOutcome;
import io.dqrun.runner.result.SampleOutcomes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What waits for a server may be more than the memory holds. */
class LeftOverMemoryTest {

  private static final int RESULTS = 2_000;
  private static final String HEAP = "16m";

  @Test
  void aLargeJournalIsDeliveredAndListedInLittleMemory(@TempDir Path state) throws Exception {
    Outbox outbox = new Outbox(state, InstantSource.system());
    try (ResultSpool spool = outbox.begin(OutboxTest.plan("large"))) {
      for (int i = 0; i < RESULTS; i++) {
        spool.append(List.of(large(i)));
      }
      assertTrue(Files.size(spool.file()) > 16L << 20, "bytes: " + Files.size(spool.file()));
    }
    Path errors = state.resolve("errors.txt");

    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + HEAP,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Drain.class.getName(),
                state.toString())
            .redirectError(errors.toFile())
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(
        "listed %1$d, delivered %1$d\n".formatted(RESULTS), said, Files.readString(errors));
  }

  private static CaseOutcome large(int number) {
    List<TestResultValue> values =
        Collections.nCopies(200, TestResultValue.of("value", "a value of one case"));
    TestCaseResult result =
        TestCaseResult.builder()
            .timestamp(1_000L + number)
            .testCaseStatus(TestCaseStatus.FAILED)
            .result("Found %d".formatted(number))
            .addAllTestResultValue(values)
            .build();
    return SampleOutcomes.of(
        SampleOutcomes.testCase(OutboxTest.TABLE, "id", "case" + number), result);
  }

  /** The child. */
  static final class Drain {

    private Drain() {}

    public static void main(String[] args) {
      Outbox outbox = new Outbox(Path.of(args[0]), InstantSource.system());
      int listed = outbox.contents().waiting();
      DeliveryReport report =
          new OutboxDrain(outbox, new Accepting(), InstantSource.system())
              .drain(OutboxTest.SERVER, Duration.ofMinutes(1));
      System.out.printf("listed %d, delivered %d%n", listed, report.leftOvers().delivered());
    }
  }

  /** A server that accepts everything. */
  private static final class Accepting implements ResultSink {

    @Override
    public void send(String testCase, EncodedResult result) {}

    @Override
    public Optional<String> findStatus(String testCase, long timestamp) {
      return Optional.empty();
    }
  }
}
