package io.dqrun.client;

import io.dqrun.entity.FullyQualifiedName;
import java.util.Optional;

/** Turns a name of one part into the FQN that the server looks for. */
final class Names {

  private Names() {}

  /** The FQN of a plain or already quoted name; empty for one that no entity can have. */
  static Optional<FullyQualifiedName> fqnOf(String name) {
    boolean quoted = name.length() > 2 && name.startsWith("\"") && name.endsWith("\"");
    String plain = quoted ? name.substring(1, name.length() - 1) : name;
    return plain.isEmpty() || plain.indexOf('"') >= 0
        ? Optional.empty()
        : Optional.of(FullyQualifiedName.of(plain));
  }
}
