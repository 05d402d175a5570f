package io.dqrun.runner.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dqrun.entity.Table;
import io.dqrun.entity.TestCase;
import io.dqrun.entity.TestCaseResult;
import io.dqrun.entity.TestCaseStatus;
import io.dqrun.runner.dialect.Dialect;
import io.dqrun.runner.dialect.Dialects;
import io.dqrun.runner.jdbc.JdbcSession;
import io.dqrun.runner.jdbc.TableReader;
import io.dqrun.runner.testing.MariaDbServer;
import io.dqrun.runner.testing.PostgresServer;
import io.dqrun.runner.testing.Recorder;
import io.dqrun.runner.testing.TestEntities;
import io.dqrun.workflow.ConnectionConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Names of schemas, tables and columns that need quotes, on real databases: from the database's
 * catalogue to the verdict. A double quote is in none, as no name of OpenMetadata's can hold it.
 */
class OddNamesTest {

  private static final List<String> NAMES =
      List.of("CamelCase", "two words", "select", "dot.ted", "Größe 'x'", "a;b--c [d] `e` %f\\g");

  private static void update(String url, List<String> statements) throws Exception {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** A table in a schema, all three of the same name. */
  private static List<String> table(Dialect dialect, String schema, String name) {
    String quoted = dialect.quote(name);
    String table = (schema.isEmpty() ? "" : dialect.quote(schema) + ".") + quoted;
    return List.of(
        "CREATE TABLE " + table + " (" + quoted + " VARCHAR(9), n INT)",
        "INSERT INTO " + table + " VALUES ('x', 1), ('x', 2), ('y', 3)");
  }

  private static List<String> schemas(Dialect dialect) {
    List<String> statements = new ArrayList<>();
    for (String name : NAMES) {
      statements.add("CREATE SCHEMA " + dialect.quote(name));
      statements.addAll(table(dialect, name, name));
    }
    return statements;
  }

  /** That every table is found, and tested by its name and that of its first column. */
  private static void assertTested(
      String type, Map<String, Object> fields, List<String> tables, boolean inSchemas) {
    Dialect dialect = Dialects.forType(type).orElseThrow();
    String database = String.valueOf(fields.getOrDefault("database", "default"));
    try (JdbcSession session =
        JdbcSession.open(dialect.target(new ConnectionConfig(type, fields), database))) {
      List<Table> found =
          TableReader.read(session, "svc").tables().stream()
              .filter(
                  table ->
                      tables.contains(table.name())
                          && (!inSchemas || schema(table).equals(table.name())))
              .toList();
      assertEquals(
          tables.stream().sorted().toList(), found.stream().map(Table::name).sorted().toList());
      SessionStatements statements =
          new SessionStatements(session, Duration.ofMinutes(1), new Stop(), Deadline.NONE);
      for (Table table : found) {
        String column = table.columns().get(0).name();
        List<String> results =
            Recorder.run(dialect, statements, table, cases(table, column)).results().stream()
                .map(OddNamesTest::text)
                .toList();
        assertEquals(
            List.of(
                "Success",
                "Success 3/0",
                "Success 3/0",
                "Success 3/0",
                "Success",
                "Failed 1/2",
                "Success"),
            results,
            table.fullyQualifiedName() + " of " + type);
      }
    }
  }

  private static String schema(Table table) {
    return table.fullyQualifiedName().parts().get(2);
  }

  private static List<TestCase> cases(Table table, String column) {
    return List.of(
        TestEntities.testCase("rows", "tableRowCountToEqual", table, null, "value", "3"),
        TestEntities.countingCase(
            "in", "columnValuesToBeInSet", table, column, "allowedValues", "['x', 'y']"),
        TestEntities.countingCase("not null", "columnValuesToBeNotNull", table, column),
        TestEntities.countingCase(
            "like", "columnValuesToMatchRegex", table, column, "regex", "^[xy]$"),
        TestEntities.testCase("there", "tableColumnNameToExist", table, null, "columnName", column),
        TestEntities.countingCase("unique", "columnValuesToBeUnique", table, column),
        TestEntities.testCase("sum", "columnValuesSumToBeBetween", table, "n"));
  }

  private static String text(TestCaseResult result) {
    return result.testCaseStatus() == TestCaseStatus.ABORTED
        ? result.result().orElse("")
        : result.testCaseStatus().text()
            + result.passedRows().map(rows -> " " + rows).orElse("")
            + result.failedRows().map(rows -> "/" + rows).orElse("");
  }

  @Test
  void onPostgres() throws Exception {
    String database = PostgresServer.createDatabase("odd names");
    update(
        PostgresServer.url(database.replace(" ", "%20")),
        schemas(Dialects.forType("Postgres").orElseThrow()));
    assertTested(
        "Postgres",
        Map.of(
            "hostPort",
            PostgresServer.host() + ":" + PostgresServer.port(),
            "username",
            "postgres",
            "database",
            database),
        NAMES,
        true);
  }

  /** One server for both types, whose connections differ. */
  @ParameterizedTest
  @ValueSource(strings = {"MariaDB", "Mysql"})
  void onMariaDb(String type) throws Exception {
    Dialect dialect = Dialects.forType(type).orElseThrow();
    List<String> statements = new ArrayList<>();
    NAMES.forEach(name -> statements.add("DROP SCHEMA IF EXISTS " + dialect.quote(name)));
    update(MariaDbServer.url(""), statements);
    update(MariaDbServer.url(""), schemas(dialect));
    Object password = MariaDbServer.owner();
    assertTested(
        type,
        Map.of(
            "hostPort",
            MariaDbServer.host() + ":" + MariaDbServer.port(),
            "username",
            MariaDbServer.owner(),
            type.equals("Mysql") ? "authType" : "password",
            type.equals("Mysql") ? Map.of("password", password) : password),
        NAMES,
        true);
    update(MariaDbServer.url(""), statements);
  }

  @Test
  void onSqlite(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("ö d.d.db");
    List<String> statements = new ArrayList<>();
    Dialect dialect = Dialects.forType("SQLite").orElseThrow();
    NAMES.forEach(name -> statements.addAll(table(dialect, "", name)));
    update("jdbc:sqlite:" + file, statements);
    assertTested("SQLite", Map.of("databaseMode", file.toString()), NAMES, false);
  }

  @Test
  void onDuckDb(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("ö d.d.duckdb");
    update("jdbc:duckdb:" + file, schemas(Dialects.forType("Datalake").orElseThrow()));
    assertTested("Datalake", Map.of("bucketName", file.toString()), NAMES, true);
  }

  @Test
  void onFiles(@TempDir Path folder) throws Exception {
    Path lake = Files.createDirectories(folder.resolve("Ö la.ke, 'x' [1]"));
    List<String> files = new ArrayList<>();
    for (String name : NAMES) {
      String column = "\"" + name + "\"";
      Files.writeString(lake.resolve(name + ".csv"), column + ",n\nx,1\nx,2\ny,3\n");
      String key = "{\"" + name.replace("\\", "\\\\") + "\": ";
      Files.writeString(
          lake.resolve(name + ".json"),
          List.of("\"x\", \"n\": 1}", "\"x\", \"n\": 2}", "\"y\", \"n\": 3}").stream()
              .map(value -> key + value)
              .collect(Collectors.joining("\n")));
      update(
          "jdbc:duckdb:",
          List.of(
              "COPY (SELECT * FROM (VALUES ('x', 1), ('x', 2), ('y', 3)) t("
                  + column
                  + ", n)) TO '"
                  + lake.resolve(name + ".parquet").toString().replace("'", "''")
                  + "' (FORMAT parquet)"));
      files.addAll(List.of(name + ".csv", name + ".json", name + ".parquet"));
    }
    assertTested("Datalake", Map.of("bucketName", lake.toString()), files, false);
  }
}
