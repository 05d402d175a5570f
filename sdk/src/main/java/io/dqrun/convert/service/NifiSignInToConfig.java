package io.dqrun.convert.service;

import io.dqrun.convert.KeyMoves;
import io.dqrun.convert.Remarks;
import io.dqrun.draft.Draft;
import java.util.List;

/** NiFi got a second way to sign in, by certificate. */
final class NifiSignInToConfig extends ServiceRule {

  NifiSignInToConfig() {
    super(
        "SC-07",
        "Moves username, password and verifySSL of NiFi to nifiConfig",
        "0.13",
        "1.0.0",
        "Nifi");
  }

  @Override
  void change(Draft.Mapping connection, Remarks remarks) {
    KeyMoves.moveBelow(
        connection, "nifiConfig", List.of("username", "password", "verifySSL"), remarks);
  }
}
