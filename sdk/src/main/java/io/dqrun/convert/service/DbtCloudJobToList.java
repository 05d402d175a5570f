package io.dqrun.convert.service;

import io.dqrun.convert.KeyMoves;
import io.dqrun.convert.Remarks;
import io.dqrun.draft.Draft;
import java.util.Optional;

/** One connection to dbt Cloud can watch several jobs. */
final class DbtCloudJobToList extends ServiceRule {

  DbtCloudJobToList() {
    super("SC-17", "Makes jobId of DBTCloud the list jobIds", "1.5", "1.6.0", "DBTCloud");
  }

  @Override
  void change(Draft.Mapping connection, Remarks remarks) {
    Optional<Draft.Entry> old = connection.find("jobId");
    if (old.filter(Draft.Entry::isNull).isPresent()) {
      old.get().remove();
      return;
    }
    // Job ids are texts, and no release since 1.5 takes a number for one.
    KeyMoves.rename(connection, "jobId", "jobIds", remarks)
        .filter(ids -> ids.text().isPresent())
        .ifPresent(ids -> ids.quote().wrapInList());
  }
}
