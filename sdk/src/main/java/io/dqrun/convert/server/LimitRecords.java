package io.dqrun.convert.server;

import io.dqrun.convert.LegacyRule;
import io.dqrun.convert.Remarks;
import io.dqrun.convert.WorkflowFile;
import io.dqrun.draft.Draft;

/** The number was a text in the examples of older releases, because its default was one. */
final class LimitRecords extends LegacyRule {

  private static final String NUMBER = "0|[1-9][0-9]{0,8}";

  LimitRecords() {
    super("WF-08", "Writes limitRecords as a number", "1.4", "1.5.0");
  }

  @Override
  public void apply(WorkflowFile file, Remarks remarks) {
    file.serverConfig()
        .flatMap(server -> server.find("limitRecords"))
        .filter(limit -> !limit.isPlain())
        .filter(limit -> limit.text().filter(text -> text.matches(NUMBER)).isPresent())
        .ifPresent(LimitRecords::unquote);
  }

  private static void unquote(Draft.Entry limit) {
    limit.text().map(Integer::valueOf).ifPresent(limit::set);
  }
}
