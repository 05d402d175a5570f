package io.dqrun.runner.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The same tests by Deequ on Spark, in a process of its own.
 *
 * @param classPath where it is
 * @param folder for what Spark writes
 * @param rows of the table
 */
record DeequRun(String classPath, Path folder, long rows) {

  /** What Spark asks for since Java 17. */
  private static final List<String> OPENED =
      List.of(
          "java.lang",
          "java.lang.invoke",
          "java.lang.reflect",
          "java.io",
          "java.net",
          "java.nio",
          "java.util",
          "java.util.concurrent",
          "java.util.concurrent.atomic",
          "sun.nio.ch",
          "sun.nio.cs",
          "sun.security.action",
          "sun.util.calendar");

  /**
   * Runs it once.
   *
   * @param file as DuckDB names it, in quotes
   * @param tests which of them
   */
  void run(String file, String tests) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
    OPENED.forEach(name -> command.add("--add-opens=java.base/" + name + "=ALL-UNNAMED"));
    command.add("-Dspark.sql.warehouse.dir=" + folder.resolve("warehouse"));
    command.add("-Dspark.local.dir=" + folder);
    command.add("-Dspark.driver.host=localhost");
    command.add("-Dspark.driver.bindAddress=127.0.0.1");
    command.add("-classpath");
    command.add(classPath);
    command.add("io.dqrun.runner.benchmark.deequ.DeequChecks");
    command.add(file.replace("'", ""));
    command.add(Long.toString(rows));
    command.add(tests);
    ProcessRun.of(command, Map.of("SPARK_LOCAL_IP", "127.0.0.1"));
  }
}
