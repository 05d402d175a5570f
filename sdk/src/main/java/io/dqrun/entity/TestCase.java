package io.dqrun.entity;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.immutables.value.Value;

/** A test case: one definition applied, with arguments, to one table or column. */
@Value.Immutable
@JsonSerialize(as = ImmutableTestCase.class)
@JsonDeserialize(as = ImmutableTestCase.class)
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public interface TestCase {

  /** The server's id; empty for a case that the server does not have yet. */
  Optional<UUID> id();

  /** The case's name, unique on its table or column. */
  String name();

  /** Table FQN, the column if there is one, and the name. */
  FullyQualifiedName fullyQualifiedName();

  /** A name for people. */
  Optional<String> displayName();

  /** What it is for; Markdown. */
  Optional<String> description();

  /** What it tests. */
  EntityLink entityLink();

  /** The definition it applies; its name is in {@code fullyQualifiedName} or {@code name}. */
  Optional<EntityReference> testDefinition();

  /** The arguments, in the order they were given. */
  List<ParameterValue> parameterValues();

  /** Whether passed and failed rows are to be counted. */
  Optional<Boolean> computePassedFailedRowCount();

  /** Whether the server's own engine is to find the bounds; open-source servers have none. */
  Optional<Boolean> useDynamicAssertion();

  /**
   * The columns by whose values newer servers want the result divided, too; absent on servers
   * before 1.11.
   */
  Optional<List<String>> dimensionColumns();

  /** Whether it is switched off by deletion. */
  Optional<Boolean> deleted();

  /** The definition's name; empty only when the server left it out. */
  default Optional<String> definitionName() {
    return testDefinition().flatMap(ref -> ref.name().or(ref::fullyQualifiedName));
  }

  /** Whether passed and failed rows are to be counted; false when nothing was said. */
  default boolean countsRows() {
    return computePassedFailedRowCount().orElse(false);
  }

  /**
   * The argument of this name; empty when it is absent or the empty text, which the API treats the
   * same way.
   */
  default Optional<String> parameter(String parameterName) {
    return parameterValues().stream()
        .filter(value -> value.name().equals(parameterName))
        .findFirst()
        .map(ParameterValue::value)
        .filter(text -> !text.isEmpty());
  }

  /** The name that the server gives to a case of this name under this link. */
  static FullyQualifiedName fqn(EntityLink link, String caseName) {
    FullyQualifiedName parent =
        link.column().map(column -> link.table().child(column)).orElse(link.table());
    return parent.child(caseName);
  }

  /** Starts a test case. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link TestCase}. */
  final class Builder extends ImmutableTestCase.Builder {}
}
