package io.dqrun.submit;

import io.dqrun.client.ApiException;
import io.dqrun.client.IngestionPipelineApi;
import io.dqrun.client.OpenMetadataClient;
import io.dqrun.client.PipelineServiceAnswer;
import io.dqrun.client.StoredStatus;
import io.dqrun.client.UnauthorizedException;
import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.IngestionPipeline;
import io.dqrun.entity.PipelineState;
import io.dqrun.entity.PipelineStatus;
import io.dqrun.entity.StepSummary;
import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Runs of a pipeline by the server's own ingestion: deployed, triggered, followed to their end, and
 * closed where nobody else will.
 */
public final class IngestionRuns {

  /** As long as a pipeline may need from its deployment until it can be triggered. */
  public static final Duration TRIGGER_PATIENCE = Duration.ofSeconds(60);

  private static final long DAY_MILLIS = 24 * 60 * 60 * 1000L;

  private final IngestionPipelineApi pipelines;
  private final PipelineServiceTrouble trouble;
  private final Clock clock;

  /** The runs of a server. */
  public IngestionRuns(OpenMetadataClient client) {
    this.pipelines = client.ingestionPipelines();
    this.trouble = new PipelineServiceTrouble(pipelines);
    this.clock = Clock.systemUTC();
  }

  /**
   * Hands a pipeline to the pipeline service.
   *
   * @throws DqException with {@code PIPELINE_SERVICE_AWAY} if there is no such service or it does
   *     not work, otherwise as the server refused it
   */
  public void deploy(IngestionPipeline pipeline) {
    try {
      PipelineServiceAnswer answer = pipelines.deploy(pipeline.id());
      if (!answer.successful()) {
        throw trouble.refused("deploy", answer);
      }
    } catch (ApiException e) {
      throw trouble.explained("deploy", e);
    }
  }

  /**
   * Starts a run of a pipeline that was just deployed, as soon as the service knows it.
   *
   * @param patience how long to try
   * @param progress told once when it has to wait
   * @throws DqException as {@link #deploy}
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public StartedRun trigger(
      IngestionPipeline pipeline, Duration patience, Consumer<String> progress)
      throws InterruptedException {
    Optional<String> before =
        pipelines.findLatestStatus(pipeline.fullyQualifiedName()).map(StoredStatus::runId);
    Waiting waiting = new Waiting(patience, Duration.ofSeconds(5));
    while (true) {
      try {
        PipelineServiceAnswer answer = pipelines.trigger(pipeline.id());
        if (!answer.successful()) {
          throw trouble.refused("trigger", answer);
        }
        return new StartedRun(pipeline.fullyQualifiedName(), before);
      } catch (ApiException e) {
        // A fresh deployment and a service that is away are refused alike.
        if (e.status() != 400 || trouble.isAway() || waiting.isOver()) {
          throw trouble.explained("trigger", e);
        }
      }
      if (waiting.isFirst()) {
        progress.accept("waiting until the pipeline service knows the pipeline");
      }
      waiting.pause();
    }
  }

  /**
   * Follows a run until it is over or the time is. A server that cannot be asked for a while is
   * asked again.
   *
   * @param states told each state that it takes: queued, running, and how it ended
   * @return where it stands; empty if the server never told of it
   * @throws DqException if the token no longer works, or the server could not be asked at the end
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public Optional<StoredStatus> follow(StartedRun run, Duration limit, Consumer<String> states)
      throws InterruptedException {
    Waiting waiting = new Waiting(limit, Duration.ofSeconds(10));
    Optional<StoredStatus> known = Optional.empty();
    Optional<ApiException> failure = Optional.empty();
    String told = "";
    while (true) {
      try {
        known = look(run, known);
        failure = Optional.empty();
        String state = known.map(StoredStatus::pipelineState).orElse("");
        if (!state.isEmpty() && !state.equals(told)) {
          states.accept(state);
          told = state;
        }
      } catch (UnauthorizedException e) {
        throw e;
      } catch (ApiException e) {
        failure = Optional.of(e);
      }
      if (known.filter(StoredStatus::isOver).isPresent()) {
        return known;
      }
      if (waiting.isOver()) {
        if (failure.isPresent()) {
          throw failure.get();
        }
        return known;
      }
      waiting.pause();
    }
  }

  /** Once its own id is known it is asked by that; before, it is the run that was not there. */
  private Optional<StoredStatus> look(StartedRun run, Optional<StoredStatus> known) {
    Optional<String> runId =
        known.filter(status -> !status.pipelineState().equals("queued")).map(StoredStatus::runId);
    if (runId.isPresent()) {
      return pipelines.findStatus(run.pipeline(), runId.get()).or(() -> known);
    }
    return pipelines
        .findLatestStatus(run.pipeline())
        .filter(status -> !run.runBefore().equals(Optional.of(status.runId())))
        .or(() -> queued(run))
        .or(() -> known);
  }

  /** Only the pipeline service knows what waits; not to reach it now is no reason to stop. */
  private Optional<StoredStatus> queued(StartedRun run) {
    try {
      long now = clock.millis();
      return pipelines.statuses(run.pipeline(), now - DAY_MILLIS, now + DAY_MILLIS).stream()
          .filter(status -> status.pipelineState().equals("queued"))
          .findFirst();
    } catch (UnauthorizedException e) {
      throw e;
    } catch (ApiException e) {
      return Optional.empty();
    }
  }

  /**
   * What is wrong with the server's pipeline service, as a warning; empty when nothing is known to
   * be.
   *
   * @throws io.dqrun.problem.DqException if the server could not be asked
   */
  public Optional<Problem> serviceTrouble() {
    return trouble.state();
  }

  /**
   * Puts an end to a run that nobody will end: it says failed from now on. A run that is over stays
   * as it is.
   *
   * @return what the server said of the run before; empty if it does not know the run
   * @throws ApiException if the server refused it or could not be asked
   */
  public Optional<StoredStatus> resolve(FullyQualifiedName pipeline, String runId) {
    Optional<StoredStatus> stored = pipelines.findStatus(pipeline, runId);
    stored
        .filter(status -> !status.isOver())
        .ifPresent(status -> pipelines.putStatus(pipeline, closed(status)));
    return stored;
  }

  private PipelineStatus closed(StoredStatus status) {
    List<StepSummary> steps = new ArrayList<>(steps(status));
    steps.add(
        new StepSummary(
            "dq-run",
            0,
            0,
            0,
            1,
            0,
            List.of(
                new StepSummary.Failure(
                    "run", "it stayed " + status.pipelineState() + " and was closed by hand"))));
    return new PipelineStatus(
        status.runId(),
        PipelineState.FAILED,
        status.startDate() > 0 ? status.startDate() : status.timestamp(),
        status.timestamp(),
        Optional.of(clock.millis()),
        Optional.of(steps));
  }

  /** The counters of a run's steps. */
  public static List<StepSummary> steps(StoredStatus status) {
    return status.steps().orElse(List.of()).stream()
        .map(
            step ->
                new StepSummary(
                    step.name(),
                    step.records(),
                    0,
                    step.warnings(),
                    step.errors(),
                    step.filtered(),
                    step.failures().orElse(List.of()).stream()
                        .map(
                            failure ->
                                new StepSummary.Failure(
                                    failure.name().orElse(""), failure.error().orElse("")))
                        .toList()))
        .toList();
  }
}
