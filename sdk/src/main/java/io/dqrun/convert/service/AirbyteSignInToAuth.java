package io.dqrun.convert.service;

import io.dqrun.convert.KeyMoves;
import io.dqrun.convert.Remarks;
import io.dqrun.draft.Draft;
import java.util.List;

/** Airbyte got a second way to sign in. */
final class AirbyteSignInToAuth extends ServiceRule {

  AirbyteSignInToAuth() {
    super("SC-22", "Moves username and password of Airbyte to auth", "1.12", "1.13", "Airbyte");
  }

  @Override
  void change(Draft.Mapping connection, Remarks remarks) {
    KeyMoves.moveBelow(connection, "auth", List.of("username", "password"), remarks);
  }
}
