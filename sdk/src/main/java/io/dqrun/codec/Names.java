package io.dqrun.codec;

import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import java.util.Optional;

/** Reads names that have a grammar. */
final class Names {

  private Names() {}

  /** The fully qualified name under a key; what is none is reported with the reason. */
  static Optional<FullyQualifiedName> fqn(Fields fields, String key) {
    Optional<Value> value = fields.text(key);
    return value.isPresent() && !value.get().failed() ? fqn(fields, value.get()) : Optional.empty();
  }

  private static Optional<FullyQualifiedName> fqn(Fields fields, Value value) {
    try {
      FullyQualifiedName name = FullyQualifiedName.parse(value.text());
      if (value.asWritten() && !name.toString().equals(value.text())) {
        needlessQuotes(fields, value);
      }
      return Optional.of(name);
    } catch (IllegalArgumentException e) {
      String reason = value.asWritten() ? ": " + e.getMessage() : "";
      fields
          .reading()
          .report(
              ProblemCode.INVALID_FQN,
              value.shown() + " is no fully qualified name" + reason,
              value.path(),
              value.location(),
              "join the parts with dots; put a part that holds a dot in double quotes");
      return Optional.empty();
    }
  }

  /** The server's grammar has no quotes around a part without a dot. */
  private static void needlessQuotes(Fields fields, Value value) {
    fields
        .reading()
        .report(
            Problem.warning(
                    ProblemCode.INVALID_FQN,
                    value.shown()
                        + " has quotes around a part without a dot, which OpenMetadata does not"
                        + " find")
                .withPath(value.path())
                .withLocation(value.location())
                .withHint("quote only parts that hold a dot"));
  }
}
