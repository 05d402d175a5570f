package io.dqrun.workflow;

import io.dqrun.entity.FullyQualifiedName;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.immutables.value.Value;

/** The key {@code source.sourceConfig.config} of a workflow. */
@Value.Immutable
public interface TestSuitePipeline {

  /** The one table of a basic suite; absent for a logical suite. */
  Optional<FullyQualifiedName> entityFullyQualifiedName();

  /** The names of the cases to run; empty for all. */
  List<String> testCases();

  /** The connections to the data, each by the name of its database service. */
  List<ServiceConnection> serviceConnections();

  /**
   * How much of a table to look at, in the unit of {@link #profileSampleType()}; absent for all of
   * it.
   */
  OptionalDouble profileSample();

  /** The unit of {@link #profileSample()}: {@code PERCENTAGE} (default) or {@code ROWS}. */
  Optional<ProfileSampleType> profileSampleType();

  /** How rows are picked, for databases that can choose; absent for the database's own way. */
  Optional<SamplingMethodType> samplingMethodType();

  /** The connection for a service; where a name stands twice the last one counts, as upstream. */
  default Optional<ServiceConnection> connection(String serviceName) {
    return serviceConnections().stream()
        .filter(connection -> connection.serviceName().equals(serviceName))
        .reduce((first, second) -> second);
  }

  /** Refuses what no file can say. */
  @Value.Check
  default void check() {
    if (profileSample().isPresent() && !Double.isFinite(profileSample().getAsDouble())) {
      throw new IllegalArgumentException("profileSample must be a finite number");
    }
  }

  /** Starts a configuration. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link TestSuitePipeline}. */
  final class Builder extends ImmutableTestSuitePipeline.Builder {}
}
