package io.dqrun.entity;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** A kind of test, with the parameters it takes and the column types it is meant for. */
@Value.Immutable
@JsonSerialize(as = ImmutableTestDefinition.class)
@JsonDeserialize(as = ImmutableTestDefinition.class)
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public interface TestDefinition {

  /** The platform name of tests that OpenMetadata's own runner executes. */
  String OPEN_METADATA = "OpenMetadata";

  /** The definition's name, equal to its FQN for built-in ones. */
  String name();

  /** What it tests, in one sentence. */
  Optional<String> description();

  /** {@code TABLE} or {@code COLUMN}. */
  Optional<String> entityType();

  /** Who can execute it. Spelling varies between servers ({@code DBT}, {@code dbt}). */
  List<String> testPlatforms();

  /** The column types it is meant for; empty for no limit. */
  List<String> supportedDataTypes();

  /** The parameters it takes. */
  List<ParameterDefinition> parameterDefinition();

  /** False when it is switched off; absent on servers before 1.12. */
  Optional<Boolean> enabled();

  /**
   * The SQL of a definition that a user made, with {@code {{ name }}} for what a case gives; empty
   * for built-in ones, and on servers before 1.12.
   */
  Optional<String> sqlExpression();

  /** What executes it in OpenMetadata's own runner; absent on servers before 1.11. */
  Optional<String> validatorClass();

  /** Whether this is a test of a column and not of a table. */
  default boolean forColumns() {
    return entityType().orElse("").equalsIgnoreCase("COLUMN");
  }

  /** Whether OpenMetadata's own runner, and so this program, executes it. */
  default boolean runsHere() {
    return enabled().orElse(true) && forOpenMetadata();
  }

  /** Whether it is meant for OpenMetadata's own runner, whether switched on or off. */
  default boolean forOpenMetadata() {
    return testPlatforms().isEmpty()
        || testPlatforms().stream().anyMatch(OPEN_METADATA::equalsIgnoreCase);
  }

  /** Starts a definition. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link TestDefinition}. */
  final class Builder extends ImmutableTestDefinition.Builder {}
}
