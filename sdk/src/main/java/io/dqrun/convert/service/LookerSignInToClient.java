package io.dqrun.convert.service;

import io.dqrun.convert.KeyMoves;
import io.dqrun.convert.Remarks;
import io.dqrun.draft.Draft;
import java.util.List;

/** Looker is entered with the key of an API client, not as a person. */
final class LookerSignInToClient extends ServiceRule {

  LookerSignInToClient() {
    super(
        "SC-01",
        "Renames username and password of Looker to clientId and clientSecret, removes env",
        "0.11",
        "0.12.0",
        "Looker");
  }

  @Override
  void change(Draft.Mapping connection, Remarks remarks) {
    KeyMoves.rename(connection, "username", "clientId", remarks);
    KeyMoves.rename(connection, "password", "clientSecret", remarks);
    KeyMoves.remove(connection, List.of("env"), remarks);
  }
}
