package io.dqrun.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Commands that only look at files load nothing that takes long to load: no binding of JSON, no
 * HTTP client, no TLS, no driver.
 */
@Timeout(60)
class ValidateStartTest {

  private static final List<String> SLOW =
      List.of(
          "com.fasterxml.",
          "okhttp3.",
          "okio.",
          "kotlin.",
          "org.postgresql.",
          "org.sqlite.",
          "java.sql.Driver",
          "java.net.http.",
          "javax.net.ssl.",
          "sun.security.ssl.",
          "com.sun.net.httpserver.",
          "io.dqrun.client.HttpTransport",
          "io.dqrun.runner.sandbox.",
          "io.dqrun.runner.jdbc.",
          "io.dqrun.runner.dialect.",
          "io.dqrun.runner.connector.",
          // What Java's own library builds at run time, which takes as long as a hundred classes.
          "java.lang.runtime.ObjectMethods",
          "java.util.Formatter");

  /** A resource is read from its jar, which is opened for it even if all classes are archived. */
  private static final List<String> RESOURCES = List.of("sun.net.www.protocol.jar.JarURL");

  private static final String WORKFLOW =
      """
      source:
        type: TestSuite
        serviceName: shop
        sourceConfig:
          config:
            type: TestSuite
            entityFullyQualifiedName: shop.shop.public.orders
            serviceConnections:
              - serviceName: shop
                serviceConnection:
                  config:
                    type: Postgres
                    username: reader
                    authType: {password: "${SHOP_PASSWORD}"}
                    hostPort: localhost:5432
                    database: shop
      processor:
        type: orm-test-runner
        config:
          testCases:
            - name: orders_not_empty
              testDefinitionName: tableRowCountToBeBetween
              parameterValues:
                - {name: minValue, value: 1}
            - name: amount_between
              testDefinitionName: columnValuesToBeBetween
              columnName: amount
              parameterValues:
                - {name: minValue, value: 0}
                - {name: maxValue, value: 100000}
      sink: {type: metadata-rest, config: {}}
      workflowConfig:
        openMetadataServerConfig:
          hostPort: http://localhost:8585/api
          authProvider: openmetadata
          securityConfig: {jwtToken: "${SHOP_PASSWORD}"}
      """;

  private final Path folder;

  ValidateStartTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void validatingAFileLoadsOnlyWhatItNeeds() throws Exception {
    Path file = Files.writeString(folder.resolve("good.yaml"), WORKFLOW);

    List<String> classes = classes("validate", file.toString());

    assertTrue(classes.contains("org.yaml.snakeyaml.composer.Composer"), "the log says nothing");
    assertNoneOf(SLOW, classes);
    assertNoneOf(RESOURCES, classes);
  }

  @Test
  void helpAndExplanationsLoadEvenLess() throws Exception {
    List<String> slow = new ArrayList<>(SLOW);
    slow.add("org.yaml.");

    assertNoneOf(slow, classes("explain", "unknown-key"));
    assertNoneOf(slow, classes("validate", "--help"));
    slow.addAll(List.of("java.util.regex.Pattern$", "org.apache.commons.cli."));
    slow.addAll(RESOURCES);
    assertNoneOf(slow, classes("--help"));
  }

  private static void assertNoneOf(List<String> slow, List<String> classes) {
    assertEquals(
        List.of(),
        classes.stream().filter(name -> slow.stream().anyMatch(name::startsWith)).toList());
  }

  /** The classes that a call of the program loads, in a process of its own. */
  private List<String> classes(String... arguments) throws IOException, InterruptedException {
    Path log = folder.resolve("classes.log");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + log + ":none",
                "-cp",
                System.getProperty("java.class.path"),
                "io.dqrun.runner.cli.Main"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("SHOP_PASSWORD", "x");
    Process process = builder.redirectOutput(folder.resolve("out").toFile()).start();
    assertTrue(process.waitFor(50, TimeUnit.SECONDS));
    String out = Files.readString(folder.resolve("out"));
    assertEquals(0, process.exitValue(), out);
    assertFalse(out.isBlank());
    try (Stream<String> lines = Files.lines(log)) {
      return lines.map(line -> line.split(" ", 2)[0]).toList();
    }
  }
}
