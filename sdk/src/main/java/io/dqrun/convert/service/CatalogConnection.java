package io.dqrun.convert.service;

import io.dqrun.convert.Remarks;
import io.dqrun.draft.Draft;
import java.util.Map;

/** Atlas and Amundsen are asked for other things than before. */
final class CatalogConnection extends ServiceRule {

  /** What to write in the place of an old key; nothing for what has no successor. */
  private static final Map<String, String> KEYS =
      Map.of(
          "atlasHost", "hostPort",
          "dbService", "databaseServiceName",
          "messagingService", "messagingServiceName",
          "entityTypes", "entity_type",
          "modelClass", "");

  CatalogConnection() {
    super(
        "SC-24",
        "Asks for the new connection of Atlas and Amundsen",
        "0.12",
        "0.13",
        "Atlas",
        "Amundsen");
  }

  @Override
  void change(Draft.Mapping connection, Remarks remarks) {
    for (Draft.Entry entry : connection.entries()) {
      String now = KEYS.get(entry.key());
      if (now != null) {
        remarks.undecided(
            entry,
            "`" + entry.key() + "` is no longer read",
            now.isEmpty() ? "remove it" : "write what is meant as `" + now + "`, and remove it");
      }
    }
  }
}
