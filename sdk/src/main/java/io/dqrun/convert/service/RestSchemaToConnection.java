package io.dqrun.convert.service;

import io.dqrun.convert.KeyMoves;
import io.dqrun.convert.Remarks;
import io.dqrun.draft.Draft;
import java.util.List;

/** The description of a REST API can also be given as a file. */
final class RestSchemaToConnection extends ServiceRule {

  RestSchemaToConnection() {
    super(
        "SC-23",
        "Moves openAPISchemaURL of Rest to openAPISchemaConnection",
        "1.12",
        "1.13",
        "Rest");
  }

  @Override
  void change(Draft.Mapping connection, Remarks remarks) {
    KeyMoves.moveBelow(connection, "openAPISchemaConnection", List.of("openAPISchemaURL"), remarks);
  }
}
