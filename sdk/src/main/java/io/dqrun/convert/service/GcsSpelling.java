package io.dqrun.convert.service;

import io.dqrun.convert.Remarks;
import io.dqrun.draft.Draft;

/** Google's storage got its name in capitals. */
final class GcsSpelling extends ServiceRule {

  GcsSpelling() {
    super("SC-16", "Spells the type Gcs as GCS", "1.3", "1.4.0", "Gcs");
  }

  @Override
  void change(Draft.Mapping connection, Remarks remarks) {
    connection.find("type").ifPresent(type -> type.set("GCS"));
  }
}
