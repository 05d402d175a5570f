package io.dqrun.convert.service;

import io.dqrun.convert.Remarks;
import io.dqrun.draft.Draft;
import java.util.List;

/** Dagster is no longer read from its database, so that nothing old says where it is. */
final class DagsterConnection extends ServiceRule {

  DagsterConnection() {
    super("SC-08", "Asks for the new connection of Dagster", "0.13.0", "0.13.1", "Dagster");
  }

  @Override
  void change(Draft.Mapping connection, Remarks remarks) {
    for (String key : List.of("hostPort", "numberOfStatus", "dbConnection")) {
      connection
          .find(key)
          .ifPresent(
              entry ->
                  remarks.undecided(
                      entry,
                      "Dagster is no longer connected by `" + key + "`",
                      "write the address of Dagster's web server as `host`, for Dagster Cloud a"
                          + " `token`, too, and remove the keys of the old connection"));
    }
  }
}
