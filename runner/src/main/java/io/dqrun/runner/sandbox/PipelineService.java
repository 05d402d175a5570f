package io.dqrun.runner.sandbox;

import java.time.Duration;

/**
 * The pipeline service behind the server: what deploys pipelines and runs them.
 *
 * @param health whether it is there
 * @param ending how the runs end that it does
 * @param deployTime how long after its deployment a pipeline cannot be triggered yet
 * @param queueTime how long a run waits
 * @param runTime how long a run takes from its start to its end
 */
public record PipelineService(
    Health health, Ending ending, Duration deployTime, Duration queueTime, Duration runTime) {

  /** Works, and is quick; a real one needs some 10 to 20 seconds for a deployment alone. */
  public static final PipelineService WORKING =
      new PipelineService(
          Health.WORKING,
          Ending.SUCCESS,
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          Duration.ofSeconds(1));

  /** Whether the service is there. */
  public enum Health {
    WORKING("working"),
    /** Configured, but nothing listens at its address. */
    UNREACHABLE("unreachable"),
    /** Switched off in the configuration of the server. */
    DISABLED("disabled"),
    /** The server is configured with a client that does nothing. */
    NOOP("noop");

    private final String word;

    Health(String word) {
      this.word = word;
    }

    /** As users write it. */
    public String word() {
      return word;
    }
  }

  /** How a run ends. */
  public enum Ending {
    SUCCESS("success"),
    PARTIAL_SUCCESS("partialSuccess"),
    FAILED("failed"),
    /** Never: it says running for ever. */
    STUCK("stuck");

    private final String word;

    Ending(String word) {
      this.word = word;
    }

    /** As users write it; but for {@link #STUCK} the server's name of the state. */
    public String word() {
      return word;
    }
  }

  /** The same service in this health. */
  public PipelineService with(Health newHealth) {
    return new PipelineService(newHealth, ending, deployTime, queueTime, runTime);
  }

  /** The same service with runs that end like this. */
  public PipelineService with(Ending newEnding) {
    return new PipelineService(health, newEnding, deployTime, queueTime, runTime);
  }

  /** The same service with these times. */
  public PipelineService with(Duration newDeployTime, Duration newQueueTime, Duration newRunTime) {
    return new PipelineService(health, ending, newDeployTime, newQueueTime, newRunTime);
  }
}
