package io.dqrun.convert.database;

import io.dqrun.convert.Remarks;
import io.dqrun.convert.WorkflowFile;
import io.dqrun.draft.Draft;
import java.util.Locale;
import java.util.Optional;

/** The Unity Catalog became a type of its own. */
final class DatabricksToUnityCatalog extends ConnectionRule {

  DatabricksToUnityCatalog() {
    super(
        "DB-18",
        "Makes Databricks with useUnityCatalog a UnityCatalog connection",
        "1.2",
        "1.3.0",
        "Databricks");
  }

  @Override
  void change(WorkflowFile file, Fields connection, Remarks remarks) {
    Optional<Draft.Entry> switched = connection.former("useUnityCatalog");
    if (switched.isEmpty()) {
      return;
    }
    switch (switched.get().text().orElse("").toLowerCase(Locale.ROOT)) {
      case "true", "yes", "on" -> {
        connection.remove("useUnityCatalog");
        SourceType.change(file, connection, "Databricks", "UnityCatalog");
      }
      case "false", "no", "off" -> connection.remove("useUnityCatalog");
      default ->
          remarks.undecided(
              switched.get(),
              "whether this is the Unity Catalog decides the type of the connection",
              "write true or false, then convert again");
    }
  }
}
