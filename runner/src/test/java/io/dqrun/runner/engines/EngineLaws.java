package io.dqrun.runner.engines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.Table;
import io.dqrun.entity.TestCase;
import io.dqrun.problem.DqException;
import io.dqrun.runner.execute.StatementFailure;
import io.dqrun.runner.sql.TableRef;
import io.dqrun.runner.testing.Recorder;
import io.dqrun.workflow.ConnectionConfig;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * What holds on every server: the known verdicts, and that it understands all the SQL of its
 * dialect. What it rightly says otherwise is in a file named like its type: by vector or statement,
 * and why.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class EngineLaws {

  private static final EngineVectors KNOWN = EngineVectors.read("/vectors.json");
  private static final EngineVectors EDGES =
      EngineVectors.read("/io/dqrun/runner/execute/edges.json");
  private static final Path GOLDEN = Path.of("src/test/resources/io/dqrun/runner/dialect");

  private static final Pattern ODD =
      Pattern.compile("SELECT MIN\\((.*)\\) FROM ((?:\"db\"\\.|`db`\\.)?\\1)\\.\\1(?: AS \\w+)?");

  private static final String TODAY = "_today";

  private final String type;
  private final ConnectionConfig config;
  private final String url;
  private JsonNode otherwise = MissingNode.getInstance();
  private @Nullable EngineSession session;

  /** Where a server runs: {@code -Ddqrun.engine.trino=host:port}; empty if none does. */
  static String address(String engine) {
    return System.getProperty("dqrun.engine." + engine, "");
  }

  /**
   * For a server that runs; where none does, nothing is tried.
   *
   * @param type whose dialect is tried
   * @param config how to connect
   * @param url the same for a connection that may write
   */
  EngineLaws(String type, ConnectionConfig config, String url) {
    this.type = type;
    this.config = config;
    this.url = url;
  }

  /** The type that a column of OpenMetadata's type has there. */
  abstract String columnType(String dataType);

  /** A text as the database reads it: most of them know the backslash. */
  String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  /** A session on the server. */
  EngineSession connect() throws Exception {
    return JdbcEngineSession.open(type, config, url, preparation(), this::asked);
  }

  /** The schema that has the tables. */
  String schema() {
    return "sch";
  }

  /** What is asked, of a statement that names tables of {@code db.sch}. */
  String asked(String sql) {
    return sql;
  }

  /** Statements that make the schema {@code db.sch}, before a session begins in it. */
  abstract List<String> preparation();

  /** Statements that lead into {@code db.sch} where the session's own address cannot. */
  List<String> beginning() {
    return List.of();
  }

  /** Statements that leave the server so that the test can be repeated on it. */
  List<String> conclusion() {
    return List.of();
  }

  /** Statements that make the tables that the golden SQL names, after all the verdicts. */
  abstract List<String> goldenTables() throws Exception;

  @BeforeAll
  void open() throws Exception {
    assumeTrue(!config.text("hostPort").orElse("").isEmpty(), "its server does not run");
    try (InputStream stream = EngineLaws.class.getResourceAsStream(type + ".json")) {
      otherwise = new ObjectMapper().readTree(stream);
    }
    session = connect();
    for (String sql : beginning()) {
      session().update(sql);
    }
    for (EngineVectors vectors : List.of(KNOWN, EDGES)) {
      for (Map.Entry<String, JsonNode> table : vectors.tables().entrySet()) {
        create(table.getKey(), table.getValue(), 0);
      }
    }
    // As if the day that some vectors need were today.
    create(
        "orders" + TODAY,
        Objects.requireNonNull(KNOWN.tables().get("orders")),
        ChronoUnit.DAYS.between(LocalDate.of(2024, 3, 10), LocalDate.now(ZoneOffset.UTC)));
  }

  /** The tables of the verdicts' schema, as the database's own catalogue has them. */
  final List<Table> catalogue() {
    return session().tables(Set.of(FullyQualifiedName.of("svc", "db", schema(), "edges")));
  }

  /** Each table of the verdicts with the names and types of its columns. */
  static Map<String, List<String>> tables() {
    Map<String, List<String>> tables = new TreeMap<>();
    for (EngineVectors vectors : List.of(KNOWN, EDGES)) {
      vectors
          .tables()
          .forEach(
              (name, table) -> {
                List<String> columns = new ArrayList<>();
                for (JsonNode column : table.get("columns")) {
                  columns.add(column.get(0).asText() + " " + column.get(1).asText());
                }
                tables.put(name, columns);
              });
    }
    return tables;
  }

  final EngineSession session() {
    return Objects.requireNonNull(session);
  }

  /** The name of a table of {@code db.sch}. */
  final String name(String table) {
    return session().dialect().qualifiedName(TableRef.ofPath(List.of("svc", "db", "sch", table)));
  }

  /**
   * Makes a table with its rows.
   *
   * @param days by which its dates are moved
   */
  void create(String name, JsonNode fixture, long days) throws Exception {
    List<String> columns = new ArrayList<>();
    List<String> types = new ArrayList<>();
    for (JsonNode column : fixture.get("columns")) {
      types.add(column.get(1).asText());
      columns.add(
          session().dialect().quote(column.get(0).asText())
              + " "
              + columnType(column.get(1).asText()));
    }
    session().update("DROP TABLE IF EXISTS " + name(name));
    session().update("CREATE TABLE " + name(name) + " (" + String.join(", ", columns) + ")");
    List<String> rows = new ArrayList<>();
    for (JsonNode row : fixture.get("rows")) {
      List<String> values = new ArrayList<>();
      for (int i = 0; i < types.size(); i++) {
        values.add(
            row.get(i).isNull()
                ? "NULL"
                : literal(moved(row.get(i).asText(), types.get(i), days), types.get(i)));
      }
      rows.add("(" + String.join(", ", values) + ")");
    }
    if (!rows.isEmpty()) {
      session().update("INSERT INTO " + name(name) + " VALUES " + String.join(", ", rows));
    }
  }

  /** A value of a column of OpenMetadata's type. */
  String literal(String text, String dataType) {
    return "CAST(" + quoted(text) + " AS " + columnType(dataType) + ")";
  }

  static String moved(String text, String dataType, long days) {
    return dataType.equals("DATE") ? LocalDate.parse(text).plusDays(days).toString() : text;
  }

  /** Some drivers ask nobody before the first statement. */
  @Test
  @Order(1)
  void aServerThatIsNotThereIsTold() {
    assumeTrue(!url.isEmpty(), "no driver");
    DqException failure = assertThrows(DqException.class, () -> JdbcEngineSession.nowhere(config));
    String message = failure.problems().get(0).message();
    assertTrue(message.startsWith("nothing answers at the database 127.0.0.1:1"), message);
  }

  @TestFactory
  @Order(1)
  Stream<DynamicTest> verdictsAreAsKnown() {
    return Stream.of(KNOWN, EDGES)
        .flatMap(
            vectors ->
                vectors
                    .all()
                    .map(
                        vector ->
                            DynamicTest.dynamicTest(vector.id(), () -> verdict(vectors, vector))));
  }

  private void verdict(EngineVectors vectors, EngineVectors.Vector vector) {
    Table table = vectors.table(vector, vector.json().has("needs") ? TODAY : "");
    TestCase testCase = EngineVectors.testCase(vector, table);
    Recorder recorder = Recorder.run(session().dialect(), session(), table, List.of(testCase));
    JsonNode own = otherwise.path(vector.id());
    assertEquals(
        EngineVectors.expected(vector, own),
        EngineVectors.actual(vector, own, recorder.outcomes().get(0).result()));
  }

  @TestFactory
  @Order(2)
  Stream<DynamicTest> statementsOfTheDialectAreUnderstood() throws Exception {
    for (String sql : goldenTables()) {
      session().update(sql);
    }
    List<String> statements = new ArrayList<>();
    for (String folder : List.of("", "names", "parts")) {
      statements.addAll(
          statements(Files.readString(GOLDEN.resolve(folder).resolve(type + ".sql"))));
    }
    statements.removeIf(sql -> sql.startsWith("-- "));
    for (String sql : statements) {
      createNamed(sql);
    }
    return statements.stream()
        .map(sql -> DynamicTest.dynamicTest(sql, () -> assertUnderstood(sql)));
  }

  /** The table of a statement on odd names, in a schema that has the same one, as its column. */
  private void createNamed(String sql) throws Exception {
    Matcher named = ODD.matcher(sql);
    if (named.matches() && canBeNamed(named.group(1))) {
      createNamed(named.group(2), named.group(1));
    }
  }

  /** Makes a schema, and in it a table that has the name of its column. */
  void createNamed(String schema, String column) throws Exception {
    session().update("CREATE SCHEMA IF NOT EXISTS " + schema);
    session()
        .update("CREATE TABLE IF NOT EXISTS %s (%s INT)".formatted(schema + "." + column, column));
  }

  /** Whether the database takes this quoted name. */
  boolean canBeNamed(String quoted) {
    return !quoted.isEmpty();
  }

  private void assertUnderstood(String sql) {
    String refusal = otherwise.path("refused").path(sql).asText();
    try {
      session().query(sql);
      assertEquals("", refusal, "it is understood");
    } catch (StatementFailure e) {
      assertTrue(
          !refusal.isEmpty() && String.valueOf(e.getMessage()).contains(refusal), e.getMessage());
    }
  }

  /** One per line, but the query of a user, which has lines of its own. */
  private static List<String> statements(String golden) {
    List<String> statements = new ArrayList<>();
    StringBuilder statement = new StringBuilder();
    for (String line : golden.lines().toList()) {
      statement.append(line);
      boolean inside = statement.indexOf("(\n") >= 0 || line.endsWith("(");
      if (inside && !line.startsWith(") q)")) {
        statement.append('\n');
      } else {
        statements.add(statement.toString());
        statement.setLength(0);
      }
    }
    return statements;
  }

  @AfterAll
  void close() throws SQLException {
    if (session != null) {
      for (String sql : conclusion()) {
        session.update(sql);
      }
      session.close();
    }
  }
}
