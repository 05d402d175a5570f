package io.dqrun.convert.service;

import io.dqrun.convert.Remarks;
import io.dqrun.draft.Draft;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The mechanism became one of five names. */
final class SaslMechanismSpelling extends ServiceRule {

  private static final List<String> NAMES =
      List.of("PLAIN", "GSSAPI", "SCRAM-SHA-256", "SCRAM-SHA-512", "OAUTHBEARER");

  SaslMechanismSpelling() {
    super(
        "SC-09",
        "Spells saslMechanism of Kafka and Redpanda as the names that there are",
        "1.0",
        "1.1.0",
        "Kafka",
        "Redpanda");
  }

  @Override
  void change(Draft.Mapping connection, Remarks remarks) {
    Optional<Draft.Entry> entry = connection.find("saslMechanism");
    String given = entry.flatMap(Draft.Entry::text).orElse("");
    if (entry.isEmpty() || given.isEmpty() || given.contains("${") || given.contains("{{")) {
      return;
    }
    String name = given.strip().toUpperCase(Locale.ROOT).replace('_', '-');
    if (!NAMES.contains(name)) {
      remarks.undecided(
          entry.get(),
          "this is none of the names that saslMechanism can have",
          "write one of " + String.join(", ", NAMES));
    } else if (!name.equals(given)) {
      entry.get().set(name);
    }
  }
}
