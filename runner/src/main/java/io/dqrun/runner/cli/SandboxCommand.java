package io.dqrun.runner.cli;

import io.dqrun.problem.Nearest;
import io.dqrun.runner.sandbox.Fault;
import io.dqrun.runner.sandbox.Faults;
import io.dqrun.runner.sandbox.PipelineService;
import io.dqrun.runner.sandbox.PipelineService.Ending;
import io.dqrun.runner.sandbox.PipelineService.Health;
import io.dqrun.runner.sandbox.SandboxOptions;
import io.dqrun.runner.sandbox.SandboxServer;
import io.dqrun.runner.sandbox.SandboxVersion;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** {@code dq-run sandbox}. */
final class SandboxCommand implements Command {

  private static final Flag PORT =
      Flag.value("port", "N", "the port to listen on (8585); 0 takes any free one");
  private static final Flag SERVER_VERSION =
      Flag.value(
          "server-version", "V", "the OpenMetadata version to behave like (1.6.2), or newest");
  private static final Flag FAIL_EVERY =
      Flag.value("fail-every", "N", "answer every Nth request with status 503, and do nothing");
  private static final Flag DROP_ANSWERS =
      Flag.value("drop-answers", "N", "do every Nth request, then hang up without an answer");
  private static final Flag LATENCY =
      Flag.value("latency", "DURATION", "take this long for every answer, such as 200ms");
  private static final Flag PIPELINE_SERVICE =
      Flag.value(
          "pipelines",
          "STATE",
          "the pipeline service: working, unreachable, disabled, noop (working)");
  private static final Flag PIPELINE_RUNS =
      Flag.value(
          "pipeline-runs",
          "END",
          "runs end as success, partialSuccess, failed, or stuck (success)");
  private static final Flag PIPELINE_TIME =
      Flag.value(
          "pipeline-time", "TIME", "a deployment, the queue and a run take this long, each (1s)");

  private static final List<String> VERSIONS =
      List.of("newest", "1.5", "1.6.0", "1.6.1", "1.6.2", "1.7", "1.8", "1.9", "1.13");
  private static final int MOST = 1_000_000;

  @Override
  public String name() {
    return "sandbox";
  }

  @Override
  public String operands() {
    return "";
  }

  @Override
  public String summary() {
    return "an OpenMetadata stand-in on this machine, to try things on";
  }

  @Override
  public String description() {
    return """
        Starts a small, strict stand-in for an OpenMetadata server on 127.0.0.1, empty
        and in memory, until it is stopped. Any bearer token is accepted.""";
  }

  @Override
  public List<Flag> flags() {
    return List.of(
        PORT,
        SERVER_VERSION,
        FAIL_EVERY,
        DROP_ANSWERS,
        LATENCY,
        PIPELINE_SERVICE,
        PIPELINE_RUNS,
        PIPELINE_TIME);
  }

  @Override
  public ExitCode run(Invocation invocation) throws UsageException {
    Settings settings = invocation.settings();
    if (!settings.operands().isEmpty()) {
      throw new UsageException("dq-run sandbox takes no operand: " + settings.operands().get(0));
    }
    SandboxOptions options =
        SandboxOptions.DEFAULT
            .with(version(settings))
            .with(pipelines(settings))
            .with(faults(settings));
    int port = settings.number(PORT, 0, 65_535, 8585);
    try (SandboxServer server = SandboxServer.start(port, options)) {
      invocation.terminal().out().println("listening on " + server.url());
      invocation.terminal().out().flush();
      // Until a signal ends the process.
      new CountDownLatch(1).await();
      return ExitCode.OK;
    } catch (UncheckedIOException e) {
      throw new UsageException(
          "port %d cannot be listened on, perhaps another program does; --port 0 takes a free one"
              .formatted(port));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.OK;
    }
  }

  private static SandboxVersion version(Settings settings) throws UsageException {
    String text = settings.value(SERVER_VERSION).orElse(SandboxVersion.DEFAULT.toString());
    try {
      return SandboxVersion.parse(text);
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          e.getMessage()
              + Nearest.of(text, VERSIONS).map(near -> "; did you mean " + near + "?").orElse(""));
    }
  }

  private static PipelineService pipelines(Settings settings) throws UsageException {
    Map<String, Health> healths = new LinkedHashMap<>();
    for (Health health : Health.values()) {
      healths.put(health.word(), health);
    }
    Map<String, Ending> endings = new LinkedHashMap<>();
    for (Ending ending : Ending.values()) {
      endings.put(ending.word(), ending);
    }
    Duration time = settings.duration(PIPELINE_TIME, Duration.ofSeconds(1));
    return new PipelineService(
        choice(settings, PIPELINE_SERVICE, healths, Health.WORKING),
        choice(settings, PIPELINE_RUNS, endings, Ending.SUCCESS),
        time,
        time,
        time);
  }

  private static <T> T choice(Settings settings, Flag flag, Map<String, T> words, T otherwise)
      throws UsageException {
    if (settings.value(flag).isEmpty()) {
      return otherwise;
    }
    String word = settings.choice(flag, List.copyOf(words.keySet()), "");
    return words.getOrDefault(word, otherwise);
  }

  private static Faults faults(Settings settings) throws UsageException {
    Faults faults = Faults.NONE.with(settings.duration(LATENCY, Duration.ZERO));
    if (settings.value(FAIL_EVERY).isPresent()) {
      int every = settings.number(FAIL_EVERY, 1, MOST, 1);
      faults = faults.with(Faults.every(every, Fault.UNAVAILABLE));
    }
    if (settings.value(DROP_ANSWERS).isPresent()) {
      int every = settings.number(DROP_ANSWERS, 1, MOST, 1);
      faults = faults.with(Faults.every(every, Fault.DROP_ANSWER));
    }
    return faults;
  }
}
