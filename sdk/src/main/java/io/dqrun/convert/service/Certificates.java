package io.dqrun.convert.service;

import io.dqrun.convert.KeyMoves;
import io.dqrun.convert.Remarks;
import io.dqrun.draft.Draft;
import java.util.Map;

/** Moves names of certificate files to where the text of the files belongs. */
final class Certificates {

  private Certificates() {}

  /** Moves keys below {@code sslConfig}, where they get new names. */
  static void move(Draft.Mapping connection, Map<String, String> names, Remarks remarks) {
    review(connection, names, remarks);
    KeyMoves.moveBelow(connection, "sslConfig", names, remarks);
  }

  /** Gives the one certificate of an {@code sslConfig} its new name. */
  static void rename(Draft.Mapping config, Remarks remarks) {
    review(config, Map.of("certificatePath", "caCertificate"), remarks);
    KeyMoves.rename(config, "certificatePath", "caCertificate", remarks);
  }

  private static void review(Draft.Mapping from, Map<String, String> names, Remarks remarks) {
    from.entries().stream()
        .filter(entry -> names.containsKey(entry.key()) && !entry.isNull())
        .findFirst()
        .ifPresent(
            entry ->
                remarks.review(
                    entry,
                    "the certificates belong to `sslConfig`, which holds their text and not names"
                        + " of files",
                    "write the text of each file there, or a variable that holds it"));
  }
}
