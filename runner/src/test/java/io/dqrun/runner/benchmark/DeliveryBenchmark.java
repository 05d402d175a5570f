package io.dqrun.runner.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.sun.management.OperatingSystemMXBean;
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
import java.lang.management.ManagementFactory;
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
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * How many results a second come to the sandbox, beside a loop that does nothing but send the same
 * bodies. Server and sender share this process and its processors, whoever sends.
 *
 * <p>{@code mvn -Pbench-delivery -DskipTests package} runs it.
 */
final class DeliveryBenchmark {

  private static final int LANES = 4;
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final String TOKEN = "benchmark";
  private static final ObjectMapper JSON = JsonMapper.builder().addModule(new Jdk8Module()).build();

  private final Path folder;
  private final int results;
  private final int repetitions;
  private final SandboxServer server;
  private final OpenMetadataClient client;
  private long timestamp = 1_700_000_000_000L;
  private double publishing;

  private DeliveryBenchmark(
      Path folder, int results, int repetitions, SandboxServer server, OpenMetadataClient client) {
    this.folder = folder;
    this.results = results;
    this.repetitions = repetitions;
    this.server = server;
    this.client = client;
  }

  /**
   * The measurements as Markdown.
   *
   * @param folder where the journals are, on the disk that is to be measured
   * @param results how many are sent at a time
   * @param repetitions how often, after one time that does not count
   */
  static String run(Path folder, int results, int repetitions)
      throws IOException, InterruptedException {
    try (SandboxServer server = SandboxServer.start(0, SandboxVersion.DEFAULT);
        OpenMetadataClient client =
            OpenMetadataClient.open(
                ClientSettings.builder().hostPort(server.url().toString()).token(TOKEN).build())) {
      DeliveryLoad.register(server, results);
      return new DeliveryBenchmark(folder, results, repetitions, server, client).measure();
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
    List<Measured> alone = new ArrayList<>();
    List<Measured> delivery = new ArrayList<>();
    List<Measured> journal = new ArrayList<>();
    List<Double> waits = new ArrayList<>();
    double requests = 0;
    for (int i = 0; i <= repetitions; i++) {
      if (i == 1) {
        // The first time only warmed up.
        List.of(bare, alone, delivery, journal, waits).forEach(List::clear);
      }
      bare.add(bare());
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
        "| median of %d, in turns | seconds | results/s | of the bare loop | CPU, server included |"
            + " x bare |",
        repetitions);
    line(report, "| --- | --- | --- | --- | --- | --- |");
    row(report, "a bare loop of OkHttp calls, the same bodies", bare, bare);
    row(report, "dq-run's client, without a journal", alone, bare);
    row(report, "dq-run's delivery: journal, queue, client", delivery, bare);
    row(report, "the same to a server that answers at once: journal and queue", journal, bare);
    line(report, "");
    line(report, "Requests per result: %.3f.", requests);
    line(
        report,
        "A run waits %.1f ms per 1,000 results for the journal, its forced writes included.",
        median(waits, Double::doubleValue) * 1e6 / results);
    return report.toString();
  }

  private void row(StringBuilder report, String name, List<Measured> all, List<Measured> bare) {
    double seconds = median(all, Measured::seconds);
    double cpu = median(all, Measured::cpuSeconds);
    line(
        report,
        "| %s | %.2f | %.0f | %.0f %% | %.2f s | %.1f |",
        name,
        seconds,
        results / seconds,
        100 * median(bare, Measured::seconds) / seconds,
        cpu,
        cpu / median(bare, Measured::cpuSeconds));
  }

  private Measured bare() throws IOException, InterruptedException {
    List<Request> requests = new ArrayList<>();
    HttpUrl base =
        HttpUrl.get(server.url().toString() + "/v1/dataQuality/testCases/testCaseResults");
    MediaType type = MediaType.get("application/json");
    for (CaseOutcome outcome : DeliveryLoad.outcomes(results, ++timestamp)) {
      requests.add(
          new Request.Builder()
              .url(
                  base.newBuilder()
                      .addPathSegment(outcome.testCase().fullyQualifiedName().toString())
                      .build())
              .header("Authorization", "Bearer " + TOKEN)
              .post(RequestBody.create(JSON.writeValueAsBytes(outcome.result()), type))
              .build());
    }
    OkHttpClient http = new OkHttpClient();
    try {
      return inLanes(place -> post(http, requests.get(place)));
    } finally {
      http.dispatcher().executorService().shutdown();
      http.connectionPool().evictAll();
    }
  }

  private static void post(OkHttpClient http, Request request) throws IOException {
    try (Response response = http.newCall(request).execute()) {
      String answer = response.body().string();
      if (!response.isSuccessful()) {
        throw new IllegalStateException(response.code() + " " + answer);
      }
    }
  }

  private Measured clientAlone() throws InterruptedException {
    List<CaseOutcome> outcomes = DeliveryLoad.outcomes(results, ++timestamp);
    return inLanes(
        place -> {
          CaseOutcome outcome = outcomes.get(place);
          client.testCaseResults().post(outcome.testCase().fullyQualifiedName(), outcome.result());
        });
  }

  private Measured delivery(ResultSink sink) {
    List<CaseOutcome> outcomes = DeliveryLoad.outcomes(results, ++timestamp);
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

  /** Something that is done for the result at a place. */
  private interface Work {
    void at(int place) throws IOException;
  }

  private Measured inLanes(Work work) throws InterruptedException {
    List<Throwable> failures = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    Measured start = Measured.now();
    for (int lane = 0; lane < LANES; lane++) {
      int first = lane;
      Thread thread =
          new Thread(
              () -> {
                try {
                  for (int place = first; place < results; place += LANES) {
                    work.at(place);
                  }
                } catch (IOException e) {
                  throw new IllegalStateException(e);
                }
              });
      thread.setUncaughtExceptionHandler(
          (failed, cause) -> {
            synchronized (failures) {
              failures.add(cause);
            }
          });
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    Measured taken = start.untilNow();
    if (!failures.isEmpty()) {
      throw new IllegalStateException(failures.get(0));
    }
    return taken;
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

  /** A moment, or what went by between two. */
  private record Measured(double seconds, double cpuSeconds) {
    static Measured now() {
      OperatingSystemMXBean system =
          ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
      return new Measured(System.nanoTime() / 1e9, system.getProcessCpuTime() / 1e9);
    }

    Measured untilNow() {
      Measured now = now();
      return new Measured(now.seconds - seconds, now.cpuSeconds - cpuSeconds);
    }
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
