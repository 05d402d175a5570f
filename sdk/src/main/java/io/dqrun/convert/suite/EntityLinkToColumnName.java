package io.dqrun.convert.suite;

import io.dqrun.convert.LegacyRule;
import io.dqrun.convert.Remarks;
import io.dqrun.convert.WorkflowFile;
import io.dqrun.draft.Draft;
import io.dqrun.entity.EntityLink;
import io.dqrun.entity.FullyQualifiedName;
import java.util.Optional;

/** The table of all cases stands in one place, so that a case names no more than its column. */
final class EntityLinkToColumnName extends LegacyRule {

  EntityLinkToColumnName() {
    super("DQ-03", "Replaces the entityLink of test cases by columnName", "1.0", "1.1.0");
  }

  @Override
  public void apply(WorkflowFile file, Remarks remarks) {
    if (!file.isTestSuite()) {
      return;
    }
    Optional<FullyQualifiedName> table =
        file.sourceConfig()
            .flatMap(config -> config.text("entityFullyQualifiedName"))
            .flatMap(TableLink::table);
    for (Draft.Mapping testCase : file.testCases()) {
      testCase.find("entityLink").ifPresent(link -> replace(testCase, link, table, remarks));
    }
  }

  private static void replace(
      Draft.Mapping testCase,
      Draft.Entry entry,
      Optional<FullyQualifiedName> table,
      Remarks remarks) {
    if (entry.isNull()) {
      entry.remove();
      return;
    }
    Optional<EntityLink> link = entry.text().flatMap(TableLink::parse);
    if (link.isEmpty()) {
      remarks.undecided(
          entry,
          "this is no link to a table or to a column of one",
          "write what is tested as <#E::table::service.database.schema.table::columns::column>");
    } else if (table.isEmpty()) {
      remarks.undecided(
          entry,
          "the file names no table that the link could be compared with",
          "add source.sourceConfig.config.entityFullyQualifiedName: "
              + Shown.of(link.get().table()));
    } else if (!table.get().equals(link.get().table())) {
      remarks.undecided(
          entry,
          "the link names the table `"
              + Shown.of(link.get().table())
              + "`, the file `"
              + Shown.of(table.get())
              + "`",
          "move the test case to the file of its table, or correct one of the two names");
    } else {
      column(testCase, entry, link.get().column(), remarks);
    }
  }

  private static void column(
      Draft.Mapping testCase, Draft.Entry link, Optional<String> column, Remarks remarks) {
    Optional<Draft.Entry> present = testCase.find("columnName");
    Optional<String> given = present.flatMap(Draft.Entry::text);
    if (given.isPresent() && !given.equals(column)) {
      remarks.undecided(
          link,
          "columnName and entityLink do not name the same column",
          "remove the one that is wrong");
    } else if (given.isPresent() || column.isEmpty()) {
      link.remove();
    } else {
      present.ifPresent(Draft.Entry::remove);
      link.rename("columnName").set(column.get());
    }
  }
}
