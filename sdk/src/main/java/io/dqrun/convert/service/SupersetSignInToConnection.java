package io.dqrun.convert.service;

import io.dqrun.convert.KeyMoves;
import io.dqrun.convert.Remarks;
import io.dqrun.draft.Draft;
import java.util.List;

/** Superset can also be read from its database, so that there are several connections. */
final class SupersetSignInToConnection extends ServiceRule {

  SupersetSignInToConnection() {
    super(
        "SC-03",
        "Moves provider, username and password of Superset to connection",
        "0.12",
        "0.13.0",
        "Superset");
  }

  @Override
  void change(Draft.Mapping connection, Remarks remarks) {
    List<String> signIn = List.of("provider", "username", "password");
    boolean database =
        connection.mapping("connection").filter(inner -> inner.has("hostPort")).isPresent();
    if (!database) {
      KeyMoves.moveBelow(connection, "connection", signIn, remarks);
      return;
    }
    for (String key : signIn) {
      connection
          .find(key)
          .ifPresent(
              entry ->
                  remarks.undecided(
                      entry,
                      "`" + key + "` is that of Superset, and `connection` that of its database",
                      "keep one of the two, then convert again"));
    }
  }
}
