package io.dqrun.runner.benchmark;

import io.dqrun.entity.Column;
import io.dqrun.entity.DatabaseService;
import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.Table;
import io.dqrun.runner.sandbox.SandboxServer;
import io.dqrun.runner.sandbox.SandboxVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * How long short commands take beside a bare Java, and how fast many files are validated beside
 * only reading them.
 *
 * <p>{@code mvn -Pbench -DskipTests package} runs it; {@code -Dbench.java=FOLDER} chooses another
 * Java, {@code -Dbench.newer=FOLDER} a second one, whose starts are told beside its own bare one.
 */
final class StartBenchmark {

  private static final String CASE =
      """
            - name: orders_%1$d_%2$d_between
              testDefinitionName: columnValuesToBeBetween
              columnName: amount_%2$d
              parameterValues:
                - name: minValue
                  value: %2$d
                - name: maxValue
                  value: 100000
      """;

  private static final String WORKFLOW =
      """
      # Nightly checks of one table.
      source:
        type: TestSuite
        serviceName: shop
        sourceConfig:
          config:
            type: TestSuite
            entityFullyQualifiedName: shop.shop.public.orders_%1$d
            serviceConnections:
              - serviceName: shop
                serviceConnection:
                  config:
                    type: Postgres
                    username: reader
                    authType:
                      password: ${BENCH_SECRET}
                    hostPort: localhost:5432
                    database: shop
      processor:
        type: orm-test-runner
        config:
          testCases:
            - name: orders_%1$d_not_empty
              testDefinitionName: tableRowCountToBeBetween
              parameterValues:
                - name: minValue
                  value: 1
      %2$ssink:
        type: metadata-rest
        config: {}
      workflowConfig:
        loggerLevel: INFO
        openMetadataServerConfig:
          hostPort: http://localhost:8585/api
          authProvider: openmetadata
          securityConfig:
            jwtToken: ${BENCH_SECRET}
      """;

  /** How often many files are validated, at most. */
  private static final int MANY = 5;

  private final Path java;
  private final Path launcher;
  private final Path folder;
  private final int files;
  private final int repetitions;
  private final Map<String, String> environment;
  private final StringBuilder report = new StringBuilder();

  private StartBenchmark(Path java, Path distribution, Path folder, int files, int repetitions) {
    this.java = java;
    this.launcher = distribution.resolve("bin/dq-run");
    this.folder = folder;
    this.files = files;
    this.repetitions = repetitions;
    this.environment = new HashMap<>();
    environment.put("JAVA_HOME", java.toString());
    environment.put("XDG_CACHE_HOME", folder.resolve("cache").toString());
    environment.put("XDG_STATE_HOME", folder.resolve("state").toString());
    environment.put("BENCH_SECRET", "secret");
  }

  /**
   * The measurements as Markdown.
   *
   * @param java the home of the Java that runs it all
   * @param distribution the folder of dq-run
   * @param folder an empty folder
   * @param files how many files are validated in one call
   * @param repetitions how often a short command is run
   */
  static String run(Path java, Path distribution, Path folder, int files, int repetitions)
      throws IOException, InterruptedException {
    StartBenchmark benchmark = new StartBenchmark(java, distribution, folder, files, repetitions);
    benchmark.measure();
    return benchmark.report.toString();
  }

  /**
   * The short commands alone, as in {@link #run}: for a second Java beside the first.
   *
   * @param java the home of the Java that runs them
   */
  static String starts(Path java, Path distribution, Path folder, int repetitions)
      throws IOException, InterruptedException {
    StartBenchmark benchmark = new StartBenchmark(java, distribution, folder, 0, repetitions);
    benchmark.measureStarts();
    return benchmark.report.toString();
  }

  /**
   * Arguments: the distribution, the home of Java, where OpenRewrite was built, the home of another
   * Java or {@code none}; prints the report.
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("dq-run-benchmark");
    try {
      Path distribution = Path.of(arguments[0]).toRealPath();
      Path java = Path.of(arguments[1]);
      Optional<String> rewrite = Optional.of(ProcessRun.classPath(Path.of(arguments[2])));
      System.out.print(run(java, distribution, folder.resolve("start"), 10_000, 41));
      System.out.println();
      if (!arguments[3].equals("none")) {
        Path newer = Path.of(arguments[3]);
        System.out.print(starts(newer, distribution, folder.resolve("newer"), 41));
        System.out.println();
      }
      System.out.print(
          ConvertBenchmark.run(java, distribution, folder.resolve("convert"), 10_000, 5, rewrite));
    } finally {
      delete(folder);
    }
  }

  private void measure() throws IOException, InterruptedException {
    measureStarts();
    line("");
    Path many = Files.createDirectories(folder.resolve("many"));
    Random random = new Random(1);
    long bytes = 0;
    for (int i = 0; i < files; i++) {
      String text = workflow(i, random.nextInt(5));
      bytes += text.length();
      Files.writeString(many.resolve("w%05d.yaml".formatted(i)), text);
    }
    many(many, bytes);
  }

  private void measureStarts() throws IOException, InterruptedException {
    Path one = Files.createDirectories(folder).resolve("one.yaml");
    Files.writeString(one, workflow(0, 2));
    makeArchives();

    line("Java %s, %s, %d processors", version(), os(), Runtime.getRuntime().availableProcessors());
    line("");
    Map<String, List<String>> commands = new LinkedHashMap<>();
    commands.put("bare Java, hello", hello());
    commands.put("`dq-run --help`", dqRun("--help"));
    commands.put("`dq-run explain unknown-key`", dqRun("explain", "unknown-key"));
    commands.put("`dq-run validate` of one file", dqRun("validate", one.toString()));
    Map<String, List<ProcessRun>> runs;
    try (SandboxServer server = SandboxServer.start(0, SandboxVersion.DEFAULT)) {
      Path empty = emptySuite(server);
      commands.put("`dq-run run` of an empty suite", dqRun("run", empty.toString()));
      runs = inTurns(commands, repetitions);
    }
    List<ProcessRun> bare = runs.values().iterator().next();
    ProcessRun floor = ProcessRun.typical(bare);
    line(
        "| median of %d, in turns | wall | x bare | best wall | x bare | CPU | x bare | memory |",
        repetitions);
    line("| --- | --- | --- | --- | --- | --- | --- | --- |");
    runs.forEach(
        (name, all) -> {
          ProcessRun run = ProcessRun.typical(all);
          double best = ProcessRun.bestWallMillis(all);
          line(
              "| %s | %.0f ms | %.1f | %.0f ms | %.1f | %.0f ms | %.1f | %.0f MiB |",
              name,
              run.wallMillis(),
              run.wallMillis() / floor.wallMillis(),
              best,
              best / ProcessRun.bestWallMillis(bare),
              run.cpuMillis(),
              run.cpuMillis() / floor.cpuMillis(),
              run.peakMib());
        });
  }

  /** A workflow without tests, for a table that the server knows. */
  private Path emptySuite(SandboxServer server) throws IOException {
    Table table =
        Table.builder()
            .id(new UUID(0, 1))
            .name("orders_0")
            .fullyQualifiedName(FullyQualifiedName.parse("shop.shop.public.orders_0"))
            .addColumns(Column.of("id", "INT"))
            .build();
    server.register(new DatabaseService("shop", "Postgres", Optional.empty()), List.of(table));
    return Files.writeString(
        folder.resolve("empty.yaml"),
        workflow(0, 0)
            .replaceAll("(?s)testCases:.*?sink:", "testCases: []\nsink:")
            .replace(RunOverhead.SERVER, server.url().toString()));
  }

  private void many(Path many, long bytes) throws IOException, InterruptedException {
    double reading = readAll(many);
    List<String> command = dqRun("validate", "-q", many.toString());
    List<ProcessRun> plain = alone(command);
    environment.put("DQRUN_JAVA_OPTS", "-Xmx64m");
    List<ProcessRun> small = alone(command);
    environment.remove("DQRUN_JAVA_OPTS");
    List<ProcessRun> start = alone(dqRun("validate", folder.resolve("one.yaml").toString()));

    line(
        "`dq-run validate` of %d files in one call, %.1f KiB each on average:",
        files, bytes / 1024.0 / files);
    line("");
    line(
        "| median of %d | wall | best wall | CPU | memory | files/s after the start, best |",
        plain.size());
    line("| --- | --- | --- | --- | --- | --- |");
    line(
        "| only reading the files, in a warm Java | | %.2f s | | | %.0f |",
        reading, files / reading);
    row("`validate`", plain, start);
    row("`validate` with -Xmx64m", small, start);
  }

  private List<ProcessRun> alone(List<String> command) throws IOException, InterruptedException {
    return inTurns(Map.of("it", command), Math.min(MANY, repetitions)).values().iterator().next();
  }

  private void row(String name, List<ProcessRun> all, List<ProcessRun> start) {
    ProcessRun run = ProcessRun.typical(all);
    double best = ProcessRun.bestWallMillis(all);
    line(
        "| %s | %.2f s | %.2f s | %.2f s | %.0f MiB | %.0f |",
        name,
        run.wallMillis() / 1000,
        best / 1000,
        run.cpuMillis() / 1000,
        run.peakMib(),
        files / ((best - ProcessRun.bestWallMillis(start)) / 1000));
  }

  /** Seconds of the best of three. */
  private static double readAll(Path many) throws IOException {
    double best = Double.MAX_VALUE;
    long sum = 0;
    for (int i = 0; i < 3; i++) {
      long start = System.nanoTime();
      try (Stream<Path> list = Files.list(many)) {
        for (Path file : list.toList()) {
          sum += Files.readAllBytes(file).length;
        }
      }
      best = Math.min(best, (System.nanoTime() - start) / 1e9);
    }
    if (sum == 0) {
      throw new IllegalStateException("nothing was read");
    }
    return best;
  }

  private Map<String, List<ProcessRun>> inTurns(Map<String, List<String>> commands, int times)
      throws IOException, InterruptedException {
    Map<String, List<ProcessRun>> runs = new LinkedHashMap<>();
    for (int i = 0; i < times; i++) {
      for (Map.Entry<String, List<String>> command : commands.entrySet()) {
        runs.computeIfAbsent(command.getKey(), name -> new ArrayList<>())
            .add(ProcessRun.of(command.getValue(), environment));
      }
    }
    return runs;
  }

  /** The first call makes them in the background, unless those of the build fit. */
  private void makeArchives() throws IOException, InterruptedException {
    Path cache = folder.resolve("cache");
    ProcessRun.of(dqRun("explain", "unknown-key"), environment);
    for (int i = 0; i < 3000; i++) {
      Thread.sleep(100);
      if (!Files.exists(cache)) {
        return;
      }
      List<String> names = names(cache);
      if (names.contains("key") && !names.contains("lock")) {
        return;
      }
    }
    throw new IllegalStateException("no archives were made in " + cache);
  }

  private static List<String> names(Path cache) throws IOException {
    try (Stream<Path> walk = Files.walk(cache)) {
      return walk.map(path -> String.valueOf(path.getFileName())).toList();
    } catch (UncheckedIOException e) {
      // Something was just being moved.
      return List.of();
    }
  }

  /** A valid workflow with one case and some more. */
  static String workflow(int number, int cases) {
    StringBuilder more = new StringBuilder();
    for (int i = 0; i < cases; i++) {
      more.append(CASE.formatted(number, i));
    }
    return WORKFLOW.formatted(number, more);
  }

  private List<String> hello() {
    return List.of(
        java.resolve("bin/java").toString(),
        "-cp",
        Path.of("target/test-classes").toAbsolutePath().toString(),
        Hello.class.getName());
  }

  private List<String> dqRun(String... arguments) {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(arguments));
    return command;
  }

  private String version() throws IOException {
    try (Stream<String> lines = Files.lines(java.resolve("release"))) {
      return lines
          .filter(line -> line.startsWith("JAVA_RUNTIME_VERSION="))
          .map(line -> line.replaceAll(".*=|\"", ""))
          .findFirst()
          .orElse("of unknown version");
    }
  }

  private static String os() {
    return System.getProperty("os.name") + " " + System.getProperty("os.arch");
  }

  private void line(String format, Object... values) {
    report.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
