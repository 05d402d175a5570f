package io.dqrun.convert.suite;

import io.dqrun.convert.LegacyRule;
import io.dqrun.convert.Remarks;
import io.dqrun.convert.WorkflowFile;
import io.dqrun.draft.Draft;
import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.workflow.TargetVersion;
import java.util.List;
import java.util.Optional;

/** Before 1.6.2 a workflow had one table and one connection, which stood under its source. */
final class RestoreServiceConnection extends LegacyRule {

  RestoreServiceConnection() {
    super(
        "DQ-09",
        "Moves sourceConfig.config.serviceConnections back to source.serviceConnection",
        "newest",
        "1.6.2");
  }

  /** It goes back: to what was before 1.6.2. */
  @Override
  public boolean appliesTo(TargetVersion target) {
    return target == TargetVersion.V1_5;
  }

  @Override
  public void apply(WorkflowFile file, Remarks remarks) {
    if (!file.isTestSuite() || file.sourceConfig().isEmpty()) {
      return;
    }
    Draft.Mapping suite = file.sourceConfig().get();
    Optional<Draft.Entry> list = suite.find("serviceConnections");
    Optional<FullyQualifiedName> table =
        suite.text("entityFullyQualifiedName").flatMap(TableLink::table);
    if (suite.text("entityFullyQualifiedName").isEmpty()) {
      list.or(() -> suite.find("type"))
          .ifPresent(
              entry ->
                  remarks.undecided(
                      entry,
                      "the file names no table: it runs a logical suite, which came with"
                          + " OpenMetadata 1.6.2",
                      "write one file per table of the suite, each with its"
                          + " entityFullyQualifiedName"));
      return;
    }
    if (list.isEmpty()) {
      return;
    }
    List<Draft.Mapping> entries = list.get().items().map(Draft.Items::mappings).orElse(List.of());
    if (list.get().isNull() || list.get().items().filter(items -> items.size() == 0).isPresent()) {
      list.get().remove();
    } else if (file.source().flatMap(s -> s.find("serviceConnection")).isPresent()) {
      remarks.undecided(
          list.get(),
          "the file has a connection in the old place and a list of connections in the new one",
          "remove the one that is not used: OpenMetadata before 1.6.2 reads the old place only");
    } else if (entries.size() != 1 || list.get().items().get().size() != 1) {
      remarks.undecided(
          list.get(),
          "OpenMetadata before 1.6.2 has one connection per file, and this list has more",
          "keep the entry of the table's service only");
    } else {
      moveBack(file, list.get(), entries.get(0), table, remarks);
    }
  }

  private static void moveBack(
      WorkflowFile file,
      Draft.Entry list,
      Draft.Mapping entry,
      Optional<FullyQualifiedName> table,
      Remarks remarks) {
    Optional<String> service = table.map(name -> name.parts().get(0));
    Optional<Draft.Entry> connection = entry.find("serviceConnection");
    if (connection.isEmpty() || service.isEmpty() || !service.equals(entry.text("serviceName"))) {
      remarks.undecided(
          list,
          "the connection is not that of the table's service",
          "give the entry the serviceName that is the first part of entityFullyQualifiedName, and"
              + " its serviceConnection");
      return;
    }
    file.source().orElseThrow().take(connection.get());
    list.remove();
  }
}
