package io.dqrun.runner.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dqrun.runner.sandbox.store.PipelineEntity;
import io.dqrun.runner.sandbox.wire.Json;
import java.time.Instant;
import java.util.UUID;

/** One run of a pipeline by the pipeline service: queued, running, ended. */
final class PipelineRun {

  private enum Stage {
    QUEUED,
    RUNNING,
    ENDED
  }

  private final String runId = UUID.randomUUID().toString();
  private final long triggered;
  private long started;
  private long ended;
  private Stage stage = Stage.QUEUED;

  /**
   * A run that waits.
   *
   * @param triggered when, in milliseconds since the epoch
   */
  PipelineRun(long triggered) {
    this.triggered = triggered;
  }

  boolean isQueued() {
    return stage == Stage.QUEUED;
  }

  boolean isOver() {
    return stage == Stage.ENDED;
  }

  /** When it was over, in milliseconds since the epoch. */
  long ended() {
    return ended;
  }

  /**
   * Writes the states that are due by now; each only once, so that others may replace them.
   *
   * @param free when the run before this one was over
   */
  void advance(PipelineEntity pipeline, PipelineService service, long free, long now) {
    long due = Math.max(triggered + service.queueTime().toMillis(), free);
    if (stage == Stage.QUEUED && now >= due) {
      stage = Stage.RUNNING;
      started = due;
      pipeline.store(runId, status("running"));
    }
    boolean ends = service.ending() != PipelineService.Ending.STUCK;
    if (stage == Stage.RUNNING && ends && now >= started + service.runTime().toMillis()) {
      end(pipeline, service.ending().word(), started + service.runTime().toMillis());
    }
  }

  /** Ends the run in this state; one that only waited leaves no trace. */
  void end(PipelineEntity pipeline, String state, long now) {
    if (stage == Stage.RUNNING) {
      ObjectNode status = status(state);
      status.put("endDate", now);
      ObjectNode step = status.putArray("status").addObject();
      boolean failed = !state.equals("success");
      step.put("name", "TestSuite");
      step.put("records", 1);
      step.put("updated_records", 0);
      step.put("warnings", 0);
      step.put("errors", failed ? 1 : 0);
      step.put("filtered", 0);
      if (failed) {
        step.putArray("failures")
            .addObject()
            .put("name", "sandbox")
            .put("error", "The sandbox lets its runs end as " + state)
            .put("stackTrace", "");
      } else {
        step.putArray("failures");
      }
      pipeline.store(runId, status);
    }
    stage = Stage.ENDED;
    ended = now;
  }

  /** As the pipeline service tells of a waiting run: under a name of its own, not the run id. */
  ObjectNode queuedStatus() {
    ObjectNode status = Json.object();
    status.put("runId", "manual__" + Instant.ofEpochMilli(triggered));
    status.put("pipelineState", "queued");
    status.put("startDate", triggered);
    status.put("timestamp", triggered);
    return status;
  }

  private ObjectNode status(String state) {
    ObjectNode status = Json.object();
    status.put("runId", runId);
    status.put("pipelineState", state);
    status.put("startDate", started);
    status.put("timestamp", started);
    status.putArray("status");
    return status;
  }
}
