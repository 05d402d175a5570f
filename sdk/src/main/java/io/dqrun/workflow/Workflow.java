package io.dqrun.workflow;

import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.SuiteType;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** A test-suite workflow: what to test, how to reach the data, and where the server is. */
@Value.Immutable
public interface Workflow {

  /** What to test, and the connections to the data. */
  Source source();

  /** The test cases that the file brings, under {@code processor.config}. */
  @Value.Default
  default TestSuiteProcessorConfig processor() {
    return TestSuiteProcessorConfig.builder().build();
  }

  /** The processor's {@code type}, which no known version reads; default orm-test-runner. */
  @Value.Default
  default String processorType() {
    return "orm-test-runner";
  }

  /**
   * Where upstream's runner sends results; default {@code metadata-rest} without settings, the one
   * that sends them to the server.
   */
  @Value.Default
  default Component sink() {
    return new Component("metadata-rest", Map.of());
  }

  /** A stage, which usage workflows have; not used by test suites. */
  Optional<Component> stage();

  /** A bulk sink, which usage workflows have; not used by test suites. */
  Optional<Component> bulkSink();

  /** The server and how a run is judged. */
  WorkflowConfig workflowConfig();

  /** The ingestion pipeline that the run's status is written to; none is written without it. */
  Optional<FullyQualifiedName> ingestionPipelineFqn();

  /** The id of the run, a UUID; a random one is taken where it is absent. */
  Optional<String> pipelineRunId();

  /** Refuses what no file can say. */
  @Value.Check
  default void check() {
    if (pipelineRunId().isPresent() && !UuidText.matches(pipelineRunId().get())) {
      throw new IllegalArgumentException("pipelineRunId must be a UUID: " + pipelineRunId().get());
    }
  }

  /** Basic when a table is named, logical otherwise. */
  default SuiteType suiteType() {
    return source().sourceConfig().entityFullyQualifiedName().isPresent()
        ? SuiteType.BASIC
        : SuiteType.LOGICAL;
  }

  /** Starts a workflow. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link Workflow}. */
  final class Builder extends ImmutableWorkflow.Builder {}
}
