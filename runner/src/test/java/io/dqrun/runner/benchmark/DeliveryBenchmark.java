package io.dqrun.runner.benchmark;

import io.dqrun.client.ClientSettings;
import io.dqrun.client.OpenMetadataClient;
import io.dqrun.entity.EncodedResult;
import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.runner.delivery.Outbox;
import io.dqrun.runner.delivery.ResultPublisher;
import io.dqrun.runner.delivery.ResultSink;
import io.dqrun.runner.delivery.RunPlan;
import io.dqrun.runner.result.CaseOutcome;
import io.dqrun.runner.result.Delivery;
import io.dqrun.runner.sandbox.SandboxServer;
import io.dqrun.runner.sandbox.SandboxVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * How many results a second come to the sandbox, beside loops that do nothing but send the same
 * bodies, or bring them to a disk before. Server and sender share this process and its processors,
 * whoever sends; each encodes the results himself, and is warmed up as often.
 *
 * <p>{@code mvn -Pbench-delivery -DskipTests package} runs it.
 */
final class DeliveryBenchmark {

  private static final int LANES = 4;
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final String TOKEN = "benchmark";

  /** The server's code and each way to send are compiled for good by then, whoever came first. */
  private static final int WARM_UP = 5;

  /** Of few rounds, one that something else on the machine disturbed would decide. */
  private static final int ROUNDS_OF_REPETITION = 4;

  private final Path folder;
  private final int results;
  private final int repetitions;
  private final SandboxServer server;
  private final OpenMetadataClient client;
  private final DeliveryFloors floors;
  private long timestamp = 1_700_000_000_000L;
  private double publishing;

  private DeliveryBenchmark(
      Path folder,
      int results,
      int repetitions,
      SandboxServer server,
      OpenMetadataClient client,
      DeliveryFloors floors) {
    this.folder = folder;
    this.results = results;
    this.repetitions = repetitions;
    this.server = server;
    this.client = client;
    this.floors = floors;
  }

  /**
   * The measurements as Markdown.
   *
   * @param folder where the journals are, on the disk that is to be measured
   * @param results how many are sent at a time
   * @param repetitions how often, four rounds each, after some rounds that do not count
   */
  static String run(Path folder, int results, int repetitions)
      throws IOException, InterruptedException {
    try (SandboxServer server = SandboxServer.start(0, SandboxVersion.DEFAULT);
        OpenMetadataClient client =
            OpenMetadataClient.open(
                ClientSettings.builder().hostPort(server.url().toString()).token(TOKEN).build())) {
      DeliveryLoad.register(server, results);
      try (DeliveryFloors floors = new DeliveryFloors(server.url(), TOKEN, LANES)) {
        return new DeliveryBenchmark(folder, results, repetitions, server, client, floors)
            .measure();
      }
    }
  }

  /** Arguments: how many results, how often; prints the report. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("dq-run-benchmark");
    try {
      System.out.print(run(folder, Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1])));
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private String measure() throws IOException, InterruptedException {
    List<Measured> bare = new ArrayList<>();
    List<Measured> durable = new ArrayList<>();
    List<Measured> alone = new ArrayList<>();
    List<Measured> delivery = new ArrayList<>();
    List<Measured> journal = new ArrayList<>();
    List<Double> waits = new ArrayList<>();
    double requests = 0;
    int rounds = repetitions * ROUNDS_OF_REPETITION;
    for (int i = 0; i < WARM_UP + rounds; i++) {
      if (i == WARM_UP) {
        List.of(bare, durable, alone, delivery, journal, waits).forEach(List::clear);
      }
      bare.add(floors.bare(outcomes()));
      durable.add(floors.durable(outcomes(), folder.resolve("floor")));
      alone.add(clientAlone());
      long before = server.requests();
      delivery.add(delivery(new Sending(client)));
      requests = (server.requests() - before) / (double) results;
      waits.add(publishing);
      journal.add(delivery(new AnsweringAtOnce()));
    }
    StringBuilder report = new StringBuilder();
    line(
        report,
        "%d results, one for each of as many cases, %d at a time on their way, %d processors:",
        results,
        LANES,
        Runtime.getRuntime().availableProcessors());
    line(report, "");
    line(
        report,
        "| median of %d, in turns | seconds | results/s | of the bare loop | best | of its best |"
            + " CPU, server included | x bare |",
        rounds);
    line(report, "| --- | --- | --- | --- | --- | --- | --- | --- |");
    row(report, "a bare loop of OkHttp calls, the same bodies", bare, bare);
    row(report, "floor: encode, append, force by hundreds, send, mark", durable, bare);
    row(report, "dq-run's client, without a journal", alone, bare);
    row(report, "dq-run's delivery: journal, queue, client", delivery, bare);
    row(report, "the same to a server that answers at once: journal and queue", journal, bare);
    line(report, "");
    line(report, "Requests per result: %.3f.", requests);
    line(
        report,
        "Of the rate of the floor, the delivery reaches %.0f %%, for %.2f times its CPU.",
        100 * median(durable, Measured::seconds) / median(delivery, Measured::seconds),
        median(delivery, Measured::cpuSeconds) / median(durable, Measured::cpuSeconds));
    line(
        report,
        "A run waits %.1f ms per 1,000 results for the journal, its forced writes included.",
        median(waits, Double::doubleValue) * 1e6 / results);
    return report.toString();
  }

  private void row(StringBuilder report, String name, List<Measured> all, List<Measured> bare) {
    double seconds = median(all, Measured::seconds);
    double best = best(all);
    double cpu = median(all, Measured::cpuSeconds);
    line(
        report,
        "| %s | %.2f | %.0f | %.0f %% | %.2f | %.0f %% | %.2f s | %.2f |",
        name,
        seconds,
        results / seconds,
        100 * median(bare, Measured::seconds) / seconds,
        best,
        100 * best(bare) / best,
        cpu,
        cpu / median(bare, Measured::cpuSeconds));
  }

  private Measured clientAlone() throws InterruptedException {
    List<CaseOutcome> outcomes = outcomes();
    return Crew.start(
            LANES,
            lane -> {
              for (int place = lane; place < results; place += LANES) {
                CaseOutcome outcome = outcomes.get(place);
                client
                    .testCaseResults()
                    .post(outcome.testCase().fullyQualifiedName(), outcome.result());
              }
            })
        .untilDone();
  }

  private List<CaseOutcome> outcomes() {
    return DeliveryLoad.outcomes(results, ++timestamp);
  }

  private Measured delivery(ResultSink sink) {
    List<CaseOutcome> outcomes = outcomes();
    RunPlan plan = new RunPlan("run" + timestamp, server.url().toString(), "nightly", List.of());
    InstantSource clock = InstantSource.system();
    Measured start = Measured.now();
    try (ResultPublisher publisher =
        ResultPublisher.open(new Outbox(folder, clock), plan, sink, clock)) {
      long first = System.nanoTime();
      // As a run does: one by one.
      outcomes.forEach(outcome -> publisher.publish(List.of(outcome)));
      publishing = (System.nanoTime() - first) / 1e9;
      int delivered = publisher.finish(PATIENCE).delivered().count(Delivery.DELIVERED);
      if (delivered != results) {
        throw new IllegalStateException(delivered + " of " + results + " were delivered");
      }
    }
    return start.untilNow();
  }

  /** What a run does with a result; a refusal ends the benchmark by the number of deliveries. */
  private record Sending(OpenMetadataClient client) implements ResultSink {
    @Override
    public int lanes() {
      return LANES;
    }

    @Override
    public void send(String testCaseFqn, EncodedResult result) {
      client.testCaseResults().post(FullyQualifiedName.parse(testCaseFqn), result);
    }

    @Override
    public Optional<String> findStatus(String testCaseFqn, long timestamp) {
      return Optional.empty();
    }
  }

  private record AnsweringAtOnce() implements ResultSink {
    @Override
    public int lanes() {
      return LANES;
    }

    @Override
    public void send(String testCaseFqn, EncodedResult result) {}

    @Override
    public Optional<String> findStatus(String testCaseFqn, long timestamp) {
      return Optional.empty();
    }
  }

  private static double best(List<Measured> values) {
    return values.stream().mapToDouble(Measured::seconds).min().orElse(0);
  }

  private static <T> double median(List<T> values, ToDoubleFunction<T> value) {
    return values.stream()
        .mapToDouble(value)
        .sorted()
        .skip(values.size() / 2)
        .findFirst()
        .orElse(0);
  }

  private static void line(StringBuilder report, String format, Object... values) {
    report.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
