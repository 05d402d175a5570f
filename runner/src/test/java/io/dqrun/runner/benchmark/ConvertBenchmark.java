package io.dqrun.runner.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How fast many legacy files are converted in place, beside only reading and writing them, and
 * beside OpenRewrite, which deletes one key of each.
 *
 * <p>{@code mvn -Pbench -DskipTests package} runs it.
 */
final class ConvertBenchmark {

  private static final String SERVER =
      """
      sink:
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

  /** Before 1.1: suites of any tables. */
  private static final String SUITES =
      """
      # Checks of one table, file %1$d.
      source:
        type: TestSuite
        serviceName: shop
        sourceConfig:
          config:
            type: TestSuite
      processor:
        type: orm-test-runner
        config:
          testSuites:
            - name: nightly_%1$d
              description: what must hold every night  # told to the owners
              testCases:
                - name: orders_%1$d_not_empty
                  testDefinitionName: tableRowCountToBeBetween
                  entityLink: <#E::table::shop.shop.public.orders_%1$d>
                  parameterValues:
                    - name: minValue
                      value: 1
                - name: orders_%1$d_ids
                  testDefinitionName: columnValuesToBeNotNull
                  entityLink: <#E::table::shop.shop.public.orders_%1$d::columns::id>
      """;

  /** Up to 1.6.1: the connection under the source. */
  private static final String CONNECTION =
      """
      # Checks of one table, file %1$d.
      source:
        type: TestSuite
        serviceName: shop
        serviceConnection:
          config:
            type: Postgres
            username: reader
            authType:
              password: ${BENCH_SECRET} # from the secret store
            hostPort: localhost:5432
            database: shop
        sourceConfig:
          config:
            type: TestSuite
            entityFullyQualifiedName: shop.shop.public.orders_%1$d
      processor:
        type: orm-test-runner
        config:
          testCases:
            - name: orders_%1$d_not_empty
              testDefinitionName: tableRowCountToBeBetween
              parameterValues:
                - name: minValue
                  value: 1
                - name: maxValue
                  value: %2$d
      """;

  private static final String CONVERT = "`dq-run convert` with -Xmx64m";
  private static final String CONVERT_WRITE = "`dq-run convert --write` with -Xmx64m";
  private static final String RECIPE = "OpenRewrite, recipe DeleteKey: parse, delete, print";
  private static final String RECIPE_WRITE = "OpenRewrite, recipe DeleteKey, and replace the files";
  private static final String VISITOR = "OpenRewrite, bare visitor: parse, delete, print";
  private static final String VISITOR_WRITE = "OpenRewrite, bare visitor, and replace the files";

  private final Map<String, String> environment = new HashMap<>();
  private final Path folder;
  private final int files;
  private final int repetitions;

  private ConvertBenchmark(Path java, Path folder, int files, int repetitions) {
    this.folder = folder;
    this.files = files;
    this.repetitions = repetitions;
    environment.put("JAVA_HOME", java.toString());
    environment.put("XDG_CACHE_HOME", folder.resolve("cache").toString());
    environment.put("DQRUN_JAVA_OPTS", "-Xmx64m");
  }

  /**
   * The measurements as Markdown.
   *
   * @param java the home of the Java that runs it all
   * @param distribution the folder of dq-run
   * @param folder an empty folder
   * @param files how many files are converted in one call
   * @param repetitions how often
   * @param rewrite the class path of OpenRewrite; empty to do without it
   */
  static String run(
      Path java,
      Path distribution,
      Path folder,
      int files,
      int repetitions,
      Optional<String> rewrite)
      throws IOException, InterruptedException {
    return new ConvertBenchmark(java, folder, files, repetitions)
        .measure(java, distribution, rewrite);
  }

  private String measure(Path java, Path distribution, Optional<String> rewrite)
      throws IOException, InterruptedException {
    String plain = java.resolve("bin/java").toString();
    String dqRun = distribution.resolve("bin/dq-run").toString();
    String classes = Path.of("target/test-classes").toAbsolutePath().toString();
    String program = ReadAndWrite.class.getName();
    Map<String, List<String>> commands = new LinkedHashMap<>();
    commands.put(
        "read, write over the file", List.of(plain, "-cp", classes, program, ReadAndWrite.OVER));
    commands.put(
        "read, write a second file, move it",
        List.of(plain, "-cp", classes, program, ReadAndWrite.REPLACE));
    commands.put(CONVERT, List.of(dqRun, "convert", "-q"));
    commands.put(CONVERT_WRITE, List.of(dqRun, "convert", "-q", "--write"));
    rewrite.ifPresent(
        path -> {
          String other = "io.dqrun.runner.benchmark.rewrite.OpenRewrite";
          commands.put(RECIPE, List.of(plain, "-cp", path, other, "recipe", "print"));
          commands.put(RECIPE_WRITE, List.of(plain, "-cp", path, other, "recipe", "replace"));
          commands.put(VISITOR, List.of(plain, "-cp", path, other, "visitor", "print"));
          commands.put(VISITOR_WRITE, List.of(plain, "-cp", path, other, "visitor", "replace"));
        });
    ProcessRun.of(List.of(dqRun, "explain", "unknown-key"), environment);

    List<Path> places = new ArrayList<>();
    long bytes = 0;
    for (int i = 0; i < commands.size() * repetitions; i++) {
      places.add(Files.createDirectories(folder.resolve("set" + i)));
      bytes = fill(places.get(i));
    }
    if (files > 1000) {
      // Files that somebody may just be changing are looked at once more, as these are not.
      Thread.sleep(15_000);
    }
    Map<String, List<ProcessRun>> runs = new LinkedHashMap<>();
    for (int i = 0; i < repetitions; i++) {
      for (Map.Entry<String, List<String>> command : commands.entrySet()) {
        List<String> words = new ArrayList<>(command.getValue());
        words.add(places.remove(0).toString());
        runs.computeIfAbsent(command.getKey(), name -> new ArrayList<>())
            .add(ProcessRun.of(words, environment));
      }
    }
    return table(runs, bytes);
  }

  private String table(Map<String, List<ProcessRun>> runs, long bytes) {
    StringBuilder report = new StringBuilder();
    report.append(
        String.format(
            Locale.ROOT,
            "%d legacy files in one call, %.1f KiB each on average:%n%n"
                + "| median of %d, in turns | wall | files/s | x over | best wall | x over | CPU | memory |%n"
                + "| --- | --- | --- | --- | --- | --- | --- | --- |%n",
            files,
            bytes / 1024.0 / files,
            repetitions));
    List<ProcessRun> floor = runs.values().iterator().next();
    runs.forEach(
        (name, all) -> {
          ProcessRun run = ProcessRun.typical(all);
          double best = ProcessRun.bestWallMillis(all);
          report.append(
              String.format(
                  Locale.ROOT,
                  "| %s | %.2f s | %.0f | %.1f | %.2f s | %.1f | %.2f s | %.0f MiB |%n",
                  name,
                  run.wallMillis() / 1000,
                  files / (run.wallMillis() / 1000),
                  run.wallMillis() / ProcessRun.typical(floor).wallMillis(),
                  best / 1000,
                  best / ProcessRun.bestWallMillis(floor),
                  run.cpuMillis() / 1000,
                  run.peakMib()));
        });
    compare(report, runs, CONVERT, RECIPE);
    compare(report, runs, CONVERT_WRITE, RECIPE_WRITE);
    compare(report, runs, CONVERT, VISITOR);
    compare(report, runs, CONVERT_WRITE, VISITOR_WRITE);
    return report.toString();
  }

  private static void compare(
      StringBuilder report, Map<String, List<ProcessRun>> runs, String own, String other) {
    List<ProcessRun> others = runs.getOrDefault(other, List.of());
    if (!others.isEmpty()) {
      ProcessRun first = ProcessRun.typical(runs.getOrDefault(own, List.of()));
      ProcessRun second = ProcessRun.typical(others);
      report.append(
          String.format(
              Locale.ROOT,
              "%n%s: %.1f x the files a second of \"%s\", with %.2f of its CPU time.%n",
              own,
              second.wallMillis() / first.wallMillis(),
              other,
              first.cpuMillis() / second.cpuMillis()));
    }
  }

  /** A workflow of an old layout, one of two. */
  static String legacy(int number) {
    return (number % 2 == 0 ? SUITES : CONNECTION).formatted(number, 1000 + number) + SERVER;
  }

  private long fill(Path place) throws IOException {
    long bytes = 0;
    for (int i = 0; i < files; i++) {
      String text = legacy(i);
      bytes += text.length();
      Files.writeString(place.resolve("w%05d.yaml".formatted(i)), text);
    }
    return bytes;
  }
}
