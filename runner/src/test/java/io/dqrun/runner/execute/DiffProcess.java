package io.dqrun.runner.execute;

import io.dqrun.entity.Column;
import io.dqrun.entity.Table;
import io.dqrun.entity.TestCaseResult;
import io.dqrun.runner.testing.DiffDatabase;
import io.dqrun.runner.testing.Diffs;
import io.dqrun.workflow.ConnectionConfig;
import java.util.Map;

/** Compares a table of a SQLite file with one of a PostgreSQL, in a process of its own. */
final class DiffProcess {

  private DiffProcess() {}

  /** Arguments: the file, then port and database of the server. */
  public static void main(String[] arguments) throws Exception {
    Column[] columns = {
      Diffs.column("id", "BIGINT", "PRIMARY_KEY"),
      Column.of("name", "VARCHAR"),
      Column.of("amount", "DECIMAL")
    };
    Table left = Diffs.left(columns);
    ConnectionConfig file =
        new ConnectionConfig("SQLite", Map.of("database", "db", "databaseMode", arguments[0]));
    ConnectionConfig server =
        new ConnectionConfig(
            "Postgres",
            Map.of(
                "hostPort",
                "127.0.0.1:" + arguments[1],
                "database",
                arguments[2],
                "username",
                "postgres"));
    try (DiffDatabase one = DiffDatabase.connect(file);
        DiffDatabase other = DiffDatabase.connect(server)) {
      TestCaseResult result =
          Diffs.run(
              one, other, left, Diffs.right(columns), Diffs.testCase(left, "table2", Diffs.OTHER));
      System.out.println(result.result().orElseThrow());
      result
          .testResultValue()
          .forEach(value -> System.out.println(value.name() + "=" + value.value().orElse("")));
    }
  }
}
