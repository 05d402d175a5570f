package io.dqrun.convert.service;

import io.dqrun.convert.KeyMoves;
import io.dqrun.convert.Remarks;
import io.dqrun.draft.Draft;
import java.util.List;

/** Superset is read over its API, which takes no options. */
final class SupersetOptionsAway extends ServiceRule {

  SupersetOptionsAway() {
    super("SC-04", "Removes connectionOptions of Superset", "0.13", "1.0.0", "Superset");
  }

  @Override
  void change(Draft.Mapping connection, Remarks remarks) {
    KeyMoves.remove(connection, List.of("connectionOptions"), remarks);
  }
}
