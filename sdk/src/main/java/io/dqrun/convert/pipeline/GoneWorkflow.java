package io.dqrun.convert.pipeline;

import io.dqrun.convert.Remarks;
import io.dqrun.convert.WorkflowFile;
import io.dqrun.draft.Draft;

/** A kind of workflow that only the server itself runs any more. */
final class GoneWorkflow extends KindRule {

  private final String hint;

  private GoneWorkflow(
      String id, String title, String until, String since, String kind, String hint) {
    super(id, title, until, since, kind);
    this.hint = hint;
  }

  /** The search index is built by an application of the server. */
  static GoneWorkflow searchIndex() {
    return new GoneWorkflow(
        "SP-14",
        "Asks to delete workflows that build the search index",
        "1.2",
        "1.3.0",
        "MetadataToElasticSearch",
        "delete this file and its schedule; the application Search Indexing of the server does it");
  }

  /** Data insights are computed by an application of the server. */
  static GoneWorkflow dataInsight() {
    return new GoneWorkflow(
        "SP-15",
        "Asks to delete workflows that compute data insights",
        "1.4",
        "1.5.0",
        "dataInsight",
        "delete this file and its schedule; the application Data Insights of the server does it");
  }

  @Override
  void change(WorkflowFile file, Draft.Mapping config, Remarks remarks) {
    remarks.undecided(
        config.find("type").orElseGet(() -> place(file)),
        "since OpenMetadata " + since() + " no command runs a workflow of this kind",
        hint);
  }
}
