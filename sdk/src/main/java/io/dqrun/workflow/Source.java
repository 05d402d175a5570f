package io.dqrun.workflow;

import java.util.Optional;
import org.immutables.value.Value;

/** The key {@code source} of a workflow. */
@Value.Immutable
public interface Source {

  /** Always a spelling of {@code TestSuite}; the upgrade guide writes {@code testsuite}. */
  @Value.Default
  default String type() {
    return "TestSuite";
  }

  /**
   * The name of the logical suite, as the server spells its FQN without quotes; only a label when
   * {@link TestSuitePipeline#entityFullyQualifiedName()} is given.
   */
  Optional<String> serviceName();

  /** The key {@code sourceConfig.config}. */
  TestSuitePipeline sourceConfig();

  /** Starts a source. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link Source}. */
  final class Builder extends ImmutableSource.Builder {}
}
