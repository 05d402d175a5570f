package io.dqrun.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * The request that creates a test case. Fields that only some servers know are left out by the
 * client for the others.
 */
@Value.Immutable
@JsonSerialize(as = ImmutableCreateTestCase.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public interface CreateTestCase {

  /** The case's name: no {@code ::} and no double quote. */
  String name();

  /** A name for people. */
  Optional<String> displayName();

  /** What it is for; Markdown. */
  Optional<String> description();

  /** The definition's name. */
  String testDefinition();

  /** What it tests. */
  EntityLink entityLink();

  /**
   * The FQN of the table's basic suite. Required by servers up to 1.6, accepted by 1.7, refused
   * from 1.8 on.
   */
  Optional<FullyQualifiedName> testSuite();

  /** The arguments. */
  List<ParameterValue> parameterValues();

  /** Whether passed and failed rows are to be counted. */
  boolean computePassedFailedRowCount();

  /** Starts a request. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link CreateTestCase}. */
  final class Builder extends ImmutableCreateTestCase.Builder {}
}
