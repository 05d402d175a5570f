package io.dqrun.convert.pipeline;

import io.dqrun.convert.Remarks;
import io.dqrun.convert.WorkflowFile;
import io.dqrun.draft.Draft;
import java.util.List;
import java.util.Optional;

/** What dbt knows of tables is read by a workflow of its own, after that of their metadata. */
final class DbtToOwnFile extends KindRule {

  private static final String DBT = "dbtConfigSource";

  private static final List<String> KEPT =
      List.of(DBT, "databaseFilterPattern", "schemaFilterPattern", "tableFilterPattern");

  /** Settings that stood among those of the place where dbt's files are. */
  private static final List<String> BESIDE =
      List.of("dbtUpdateDescriptions", "dbtClassificationName", "includeTags");

  DbtToOwnFile() {
    super(
        "SP-02",
        "Moves dbtConfigSource of a metadata workflow to a workflow of the type DBT",
        "0.13.0",
        "0.13.1",
        "DatabaseMetadata");
  }

  @Override
  void change(WorkflowFile file, Draft.Mapping config, Remarks remarks) {
    Optional<Draft.Entry> old = config.find(DBT);
    if (old.isEmpty()) {
      return;
    }
    boolean empty =
        old.get().isNull() || old.get().mapping().filter(m -> m.entries().isEmpty()).isPresent();
    if (empty) {
      old.get().remove();
      return;
    }
    remarks.review(
        old.get(),
        "dbt has a workflow of its own, which is written as a second file",
        "run it after this one, by `metadata ingest`; it needs a schedule of its own");
    SecondWorkflow second = new SecondWorkflow(file.split("dbt"));
    second.become("DBT", KEPT);
    second.source().find("type").ifPresent(type -> type.set("dbt"));
    second.source().find("serviceConnection").ifPresent(Draft.Entry::drop);
    second.dropSteps();
    Draft.Mapping dbt = second.config();
    dbt.mapping(DBT)
        .ifPresent(
            inner -> BESIDE.forEach(key -> inner.find(key).ifPresent(entry -> dbt.take(entry))));
    old.get().drop();
  }
}
