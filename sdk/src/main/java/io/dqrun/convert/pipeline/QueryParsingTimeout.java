package io.dqrun.convert.pipeline;

import io.dqrun.convert.KeyMoves;
import io.dqrun.convert.Remarks;
import io.dqrun.convert.WorkflowFile;
import io.dqrun.draft.Draft;
import java.util.List;

/** One limit for parsing holds for views and all other queries. */
final class QueryParsingTimeout extends KindRule {

  QueryParsingTimeout() {
    super(
        "SP-05",
        "Renames viewParsingTimeoutLimit to queryParsingTimeoutLimit, removes markAllDeletedTables",
        "1.1",
        "1.2.0",
        "DatabaseMetadata");
  }

  @Override
  void change(WorkflowFile file, Draft.Mapping config, Remarks remarks) {
    KeyMoves.rename(config, "viewParsingTimeoutLimit", "queryParsingTimeoutLimit", remarks);
    KeyMoves.remove(config, List.of("markAllDeletedTables"), remarks);
  }
}
