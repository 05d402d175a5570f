package io.dqrun.workflow;

import java.util.Map;
import org.immutables.value.Value;

/** The key {@code workflowConfig} of a workflow. */
@Value.Immutable
public interface WorkflowConfig {

  /** The server. */
  ServerConnection openMetadataServerConfig();

  /** How much upstream's runner logs; default INFO. */
  @Value.Default
  default LoggerLevel loggerLevel() {
    return LoggerLevel.INFO;
  }

  /**
   * From which percentage of success, 0 to 100, a run with failures is a partial success; default
   * 90.
   */
  @Value.Default
  default int successThreshold() {
    return 90;
  }

  /**
   * The free key {@code config}, which test suites do not use: texts, numbers, booleans, lists and
   * maps. It may hold secrets.
   */
  @Value.Redacted
  Map<String, Object> config();

  /** Refuses what no file can say, and brings free values into their one form. */
  @Value.Check
  default WorkflowConfig check() {
    if (successThreshold() < 0 || successThreshold() > 100) {
      throw new IllegalArgumentException(
          "successThreshold must lie between 0 and 100: " + successThreshold());
    }
    Map<String, Object> copy = OpenValues.copy(config());
    return copy.equals(config()) ? this : builder().from(this).config(copy).build();
  }

  /** Starts a configuration. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link WorkflowConfig}. */
  final class Builder extends ImmutableWorkflowConfig.Builder {}
}
