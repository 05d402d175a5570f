package io.dqrun.convert.service;

import io.dqrun.convert.KeyMoves;
import io.dqrun.convert.Remarks;
import io.dqrun.draft.Draft;
import java.util.List;

/** Tableau's site is found by its name alone. */
final class TableauSiteUrlAway extends ServiceRule {

  TableauSiteUrlAway() {
    super("SC-06", "Removes env and siteUrl of Tableau", "1.12", "1.13", "Tableau");
  }

  @Override
  void change(Draft.Mapping connection, Remarks remarks) {
    Draft.Entry place = connection.find("siteUrl").or(() -> connection.find("env")).orElse(null);
    if (place == null) {
      return;
    }
    boolean site = !KeyMoves.remove(connection, List.of("siteUrl", "env"), remarks).isEmpty();
    if (site) {
      remarks.review(
          place,
          "`env` and `siteUrl` are no longer read and were removed",
          "check that `siteName` names the site; without it, it is the default one");
    }
  }
}
