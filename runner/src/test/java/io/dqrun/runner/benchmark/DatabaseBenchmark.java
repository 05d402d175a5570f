package io.dqrun.runner.benchmark;

import io.dqrun.entity.ParameterValue;
import io.dqrun.entity.Table;
import io.dqrun.entity.TestCase;
import io.dqrun.runner.check.Requirement;
import io.dqrun.runner.dialect.Dialect;
import io.dqrun.runner.dialect.Dialects;
import io.dqrun.runner.execute.PlanExecutor;
import io.dqrun.runner.execute.PlannedStatement;
import io.dqrun.runner.jdbc.JdbcSession;
import io.dqrun.runner.jdbc.TableReader;
import io.dqrun.runner.plan.ExecutionPlan;
import io.dqrun.runner.plan.PlannedCase;
import io.dqrun.runner.plan.ScanPlanner;
import io.dqrun.runner.sql.Metric;
import io.dqrun.runner.sql.SelectQuery;
import io.dqrun.runner.testing.PostgresServer;
import io.dqrun.workflow.ConnectionConfig;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * How long tests of one table take on a database, beside what the database needs at least, and
 * beside one query for each test and for each metric.
 *
 * <p>{@code mvn -Pbench-database -DskipTests package} runs it; {@code -Dbench.rows=N} chooses how
 * many rows.
 */
final class DatabaseBenchmark {

  private static final Duration DAY = Duration.ofDays(1);

  /** A short time beside a long one needs more of them. */
  private static final int OVERHEAD_REPETITIONS = 9;

  private static final String OWN = "`dq-run`, the whole process";

  private final Path distribution;
  private final Path folder;
  private final long rows;
  private final int repetitions;
  private final Optional<DeequRun> deequ;
  private final Map<String, String> environment = new HashMap<>();
  private final StringBuilder report = new StringBuilder();

  private DatabaseBenchmark(
      Path distribution, Path folder, long rows, int repetitions, Optional<String> deequ) {
    this.distribution = distribution;
    this.folder = folder;
    this.rows = rows;
    this.repetitions = repetitions;
    this.deequ = deequ.map(path -> new DeequRun(path, folder, rows));
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("XDG_CACHE_HOME", folder.resolve("cache").toString());
    environment.put("XDG_STATE_HOME", folder.resolve("state").toString());
  }

  /**
   * The measurements as Markdown.
   *
   * @param distribution the folder of dq-run
   * @param folder an empty folder
   * @param rows of the table
   * @param repetitions how often each is measured, in turns
   */
  static String run(Path distribution, Path folder, long rows, int repetitions)
      throws IOException, InterruptedException, SQLException {
    DatabaseBenchmark benchmark =
        new DatabaseBenchmark(distribution, folder, rows, repetitions, Optional.empty());
    Files.createDirectories(folder);
    benchmark.postgres();
    benchmark.duckdb();
    return benchmark.report.toString();
  }

  /**
   * The measurements of the Parquet file as Markdown, with Deequ beside them.
   *
   * @param deequ its class path
   */
  private static String runBesideDeequ(
      Path distribution, Path folder, long rows, int repetitions, String deequ)
      throws IOException, InterruptedException, SQLException {
    DatabaseBenchmark benchmark =
        new DatabaseBenchmark(distribution, folder, rows, repetitions, Optional.of(deequ));
    benchmark.duckdb();
    return benchmark.report.toString();
  }

  /**
   * Arguments: the distribution, the number of rows, how often, and where Deequ was built, if it is
   * to be measured, and no PostgreSQL; prints the report.
   */
  public static void main(String[] arguments)
      throws IOException, InterruptedException, SQLException {
    Path folder = Files.createTempDirectory("dq-run-benchmark");
    try {
      Path distribution = Path.of(arguments[0]).toRealPath();
      long rows = Long.parseLong(arguments[1]);
      int repetitions = Integer.parseInt(arguments[2]);
      System.out.print(
          arguments.length < 4
              ? run(distribution, folder, rows, repetitions)
              : runBesideDeequ(
                  distribution,
                  folder,
                  rows,
                  repetitions,
                  ProcessRun.classPath(Path.of(arguments[3]))));
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    }
    // The server's threads are no reason to stay.
    System.exit(0);
  }

  private void postgres() throws IOException, InterruptedException, SQLException {
    String database = PostgresServer.createDatabase("bench");
    PostgresServer.execute(
        database,
        "CREATE TABLE orders AS "
            + OrdersTests.ROWS.formatted("generate_series(1, " + rows + "::bigint) i"),
        "VACUUM ANALYZE orders");
    measure(
        "PostgreSQL",
        new Place(
            "Postgres",
            Map.of(
                "username",
                "postgres",
                "hostPort",
                PostgresServer.host() + ":" + PostgresServer.port(),
                "database",
                database),
            PostgresServer.url(database),
            "shop." + database + ".public.orders",
            "orders",
            "code ~ '%s'"));
  }

  private void duckdb() throws IOException, InterruptedException, SQLException {
    Path lake = Files.createDirectories(folder.resolve("lake"));
    Path file = lake.resolve("orders.parquet");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "COPY ("
              + OrdersTests.ROWS.formatted("range(1, " + (rows + 1) + ") r(i)")
              + ") TO '"
              + file
              + "' (FORMAT parquet)");
    }
    Path drivers = Files.createDirectories(folder.resolve("data/dq-run/drivers"));
    Path driver =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .map(Path::of)
            .filter(jar -> String.valueOf(jar.getFileName()).startsWith("duckdb_jdbc"))
            .findFirst()
            .orElseThrow();
    Files.createSymbolicLink(drivers.resolve(driver.getFileName()), driver);
    environment.put("XDG_DATA_HOME", folder.resolve("data").toString());
    measure(
        "DuckDB on Parquet",
        new Place(
            "Datalake",
            Map.of("configSource", Map.of(), "bucketName", lake.toString()),
            "jdbc:duckdb:",
            "shop.default." + quoted(lake.toString()) + ".\"orders.parquet\"",
            "'" + file + "'",
            "REGEXP_MATCHES(code, '%s')"));
  }

  private static String quoted(String part) {
    return part.contains(".") ? '"' + part + '"' : part;
  }

  /**
   * A database.
   *
   * @param url for plain statements
   * @param fqn of the table
   * @param table the table as plain statements name it
   * @param matches a regular expression there
   */
  private record Place(
      String type,
      Map<String, Object> fields,
      String url,
      String fqn,
      String table,
      String matches) {

    String merged() {
      return OrdersTests.MERGED.formatted(
          matches.formatted("^C-[0-9]+$"), matches.formatted("^X"), table);
    }
  }

  private interface Timed {
    void run() throws IOException, InterruptedException, SQLException;
  }

  private void measure(String name, Place place)
      throws IOException, InterruptedException, SQLException {
    Dialect dialect = Dialects.forType(place.type()).orElseThrow();
    Clock clock = Clock.systemUTC();
    line("## %s, %,d rows, median and best of %d in turns", name, rows, repetitions);
    try (JdbcSession session =
        JdbcSession.open(dialect.target(new ConnectionConfig(place.type(), place.fields()), ""))) {
      Table table =
          TableReader.read(session, "shop").tables().stream()
              .filter(one -> one.fullyQualifiedName().toString().equals(place.fqn()))
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("no table " + place.fqn()));
      for (boolean heavy : List.of(false, true)) {
        List<TestCase> cases =
            heavy ? OrdersTests.full(table, rows) : OrdersTests.light(table, rows);
        ScanPlanner planner = new ScanPlanner(ZoneOffset.UTC);
        List<String> perTest = new ArrayList<>();
        List<String> perMetric = new ArrayList<>();
        for (TestCase one : cases) {
          ExecutionPlan plan = planner.plan(table, List.of(one), dialect.capabilities());
          new PlanExecutor(dialect, clock)
              .explain(plan).stream().map(PlannedStatement::sql).forEach(perTest::add);
          for (PlannedCase planned : plan.cases()) {
            if (planned.requirement() instanceof Requirement.Aggregates aggregates) {
              for (Metric metric : aggregates.metrics()) {
                perMetric.add(dialect.render(new SelectQuery(plan.dataset(), List.of(metric))));
              }
            }
          }
        }
        List<String> planned =
            new PlanExecutor(dialect, clock)
                .explain(planner.plan(table, cases, dialect.capabilities())).stream()
                    .map(PlannedStatement::sql)
                    .toList();
        Path workflow = workflow(place, cases, heavy ? "full" : "light");
        List<String> command =
            List.of(
                distribution.resolve("bin/dq-run").toString(),
                "run",
                "--sandbox",
                "--fail-on=aborted",
                "--test-timeout=6h",
                workflow.toString());
        Map<String, Timed> runs = new LinkedHashMap<>();
        runs.put("floor: `count(*)`", () -> plain(place, "SELECT COUNT(*) FROM " + place.table()));
        runs.put(
            "floor: one scan of all columns",
            () -> plain(place, OrdersTests.TOUCH.formatted(place.table())));
        if (heavy) {
          List<String> apart = perTest.subList(perTest.size() - OrdersTests.HEAVY, perTest.size());
          runs.put("best plan by hand, two connections", () -> byHand(place, apart));
        } else {
          runs.put("best SELECT by hand", () -> plain(place, place.merged()));
        }
        if (heavy) {
          List<String> grouped = OrdersTests.grouped(perTest, place.table());
          runs.put(
              "one query per test, uniqueness by groups",
              () -> grouped.forEach(sql -> session.onlyRow(sql, DAY)));
        }
        runs.put("one query per test", () -> perTest.forEach(sql -> session.onlyRow(sql, DAY)));
        runs.put("one query per metric", () -> perMetric.forEach(sql -> session.onlyRow(sql, DAY)));
        runs.put(
            "the plan's %d statements, one after the other".formatted(planned.size()),
            () -> planned.forEach(sql -> session.onlyRow(sql, DAY)));
        runs.put(OWN, () -> ProcessRun.of(command, environment));
        deequ
            .filter(present -> place.type().equals("Datalake"))
            .ifPresent(
                other -> {
                  runs.put(
                      "Deequ on Spark, the whole process",
                      () -> other.run(place.table(), heavy ? "full" : "light"));
                  if (heavy) {
                    runs.put(
                        "the same with approximate medians",
                        () -> other.run(place.table(), "approximate"));
                  }
                });
        table("%d tests, %d metrics".formatted(cases.size(), perMetric.size()), runs);
      }
      Path workflow = folder.resolve(place.type() + "-light.yaml");
      report.append(
          RunOverhead.measure(
              distribution,
              workflow,
              place.type(),
              table,
              place.type().equals("Postgres")
                  ? Optional.of(new RunOverhead.ByHand(place.url(), place.merged()))
                  : Optional.empty(),
              environment,
              repetitions > 1 ? OVERHEAD_REPETITIONS : 1));
      line("");
    }
  }

  /** The light tests as a person merges them, and beside them the heavy ones, one by one. */
  private static void byHand(Place place, List<String> heavy) throws SQLException {
    CompletableFuture<Void> second =
        CompletableFuture.runAsync(
            () -> {
              try (JdbcSession session = session(place)) {
                heavy.forEach(sql -> session.onlyRow(sql, DAY));
              }
            });
    plain(place, place.merged());
    second.join();
  }

  private static JdbcSession session(Place place) {
    return JdbcSession.open(
        Dialects.forType(place.type())
            .orElseThrow()
            .target(new ConnectionConfig(place.type(), place.fields()), ""));
  }

  private static void plain(Place place, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(place.url());
        Statement statement = connection.createStatement()) {
      if (place.type().equals("Datalake")) {
        // As many as dq-run uses where nobody says more.
        statement.execute("SET threads = 1");
      }
      statement.executeQuery(sql).next();
    }
  }

  private void table(String title, Map<String, Timed> runs)
      throws IOException, InterruptedException, SQLException {
    Map<String, List<Double>> seconds = new LinkedHashMap<>();
    for (int i = 0; i < repetitions; i++) {
      for (Map.Entry<String, Timed> run : runs.entrySet()) {
        long start = System.nanoTime();
        run.getValue().run();
        seconds
            .computeIfAbsent(run.getKey(), name -> new ArrayList<>())
            .add((System.nanoTime() - start) / 1e9);
      }
    }
    double own = median(seconds.getOrDefault(OWN, List.of()));
    line("");
    line("| %s | median | best | x dq-run |", title);
    line("| --- | --- | --- | --- |");
    seconds.forEach(
        (name, all) ->
            line(
                "| %s | %.2f s | %.2f s | %.2f |",
                name, median(all), Collections.min(all), median(all) / own));
    line("");
  }

  /** Of an even number, the mean of the two in the middle. */
  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
  }

  private Path workflow(Place place, List<TestCase> cases, String name) throws IOException {
    StringBuilder text = new StringBuilder();
    for (TestCase one : cases) {
      text.append("        - name: ").append(one.name()).append('\n');
      text.append("          testDefinitionName: ")
          .append(one.definitionName().orElseThrow())
          .append('\n');
      one.entityLink()
          .column()
          .ifPresent(column -> text.append("          columnName: ").append(column).append('\n'));
      text.append("          parameterValues:");
      text.append(one.parameterValues().isEmpty() ? " []\n" : "\n");
      for (ParameterValue value : one.parameterValues()) {
        text.append("            - {name: %s, value: %s}\n".formatted(value.name(), text(value)));
      }
    }
    StringBuilder fields = new StringBuilder("{type: " + place.type());
    place
        .fields()
        .forEach((key, value) -> fields.append(", ").append(key).append(": ").append(field(value)));
    return Files.writeString(
        folder.resolve(place.type() + "-" + name + ".yaml"),
        """
        source:
          type: TestSuite
          serviceName: bench
          sourceConfig:
            config:
              type: TestSuite
              entityFullyQualifiedName: '%s'
              serviceConnections:
                - {serviceName: shop, serviceConnection: {config: %s}}}
        processor:
          type: orm-test-runner
          config:
            testCases:
        %ssink: {type: metadata-rest, config: {}}
        workflowConfig:
          openMetadataServerConfig:
            hostPort: http://localhost:8585/api
            authProvider: openmetadata
            securityConfig: {jwtToken: a-token}
        """
            .formatted(place.fqn(), fields, text));
  }

  private static String field(Object value) {
    return value instanceof Map ? "{}" : "'" + value + "'";
  }

  private static String text(ParameterValue value) {
    return "'" + String.valueOf(value.value()).replace("'", "''") + "'";
  }

  private void line(String format, Object... values) {
    report.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
