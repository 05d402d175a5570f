package io.dqrun.workflow;

import java.util.List;
import org.immutables.value.Value;

/** The key {@code processor.config} of a workflow. */
@Value.Immutable
public interface TestSuiteProcessorConfig {

  /** The cases that must exist before the run; created on the server where they are missing. */
  List<TestCaseDefinition> testCases();

  /** Whether cases that exist are changed to what the file says; default false. */
  @Value.Default
  default boolean forceUpdate() {
    return false;
  }

  /** Starts a configuration. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link TestSuiteProcessorConfig}. */
  final class Builder extends ImmutableTestSuiteProcessorConfig.Builder {}
}
