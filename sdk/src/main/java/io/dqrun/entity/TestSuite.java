package io.dqrun.entity;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.Optional;
import java.util.UUID;
import org.immutables.value.Value;

/** A test suite as the server knows it. Both generations of its field names are understood. */
@Value.Immutable
@JsonSerialize(as = ImmutableTestSuite.class)
@JsonDeserialize(as = ImmutableTestSuite.class)
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public interface TestSuite {

  /** The server's id. */
  UUID id();

  /** The suite's name. */
  String name();

  /** {@code <table FQN>.testSuite} of a basic suite; the quoted name of a logical one. */
  FullyQualifiedName fullyQualifiedName();

  /** A name for people. */
  Optional<String> displayName();

  /** Whether it is the suite of one table; {@code executable} before 1.6.2. */
  @JsonAlias("executable")
  @JsonProperty("basic")
  Optional<Boolean> basic();

  /** The table of a basic suite; {@code executableEntityReference} before 1.6.2. */
  @JsonAlias("executableEntityReference")
  Optional<EntityReference> basicEntityReference();

  /** Basic or logical, by whatever the server said. */
  default SuiteType type() {
    return basic().orElseGet(() -> basicEntityReference().isPresent())
        ? SuiteType.BASIC
        : SuiteType.LOGICAL;
  }

  /** Starts a suite. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link TestSuite}. */
  final class Builder extends ImmutableTestSuite.Builder {}
}
