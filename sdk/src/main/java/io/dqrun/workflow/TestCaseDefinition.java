package io.dqrun.workflow;

import io.dqrun.entity.ParameterValue;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** One entry of {@code processor.config.testCases}. */
@Value.Immutable
public interface TestCaseDefinition {

  /** The case's name, unique in its suite. */
  String name();

  /** A name for people. */
  Optional<String> displayName();

  /** What it is for; Markdown. */
  Optional<String> description();

  /** The test definition, such as {@code columnValuesToBeNotNull}. */
  String testDefinitionName();

  /** The tested column; absent for a test of the whole table. */
  Optional<String> columnName();

  /** The arguments, as text. */
  List<ParameterValue> parameterValues();

  /** Whether passed and failed rows are to be counted; default false. */
  @Value.Default
  default boolean computePassedFailedRowCount() {
    return false;
  }

  /** Starts a definition. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link TestCaseDefinition}. */
  final class Builder extends ImmutableTestCaseDefinition.Builder {}
}
