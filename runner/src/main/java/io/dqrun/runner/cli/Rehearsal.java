package io.dqrun.runner.cli;

import io.dqrun.entity.Column;
import io.dqrun.entity.DatabaseService;
import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.Table;
import io.dqrun.runner.sandbox.SandboxServer;
import io.dqrun.runner.sandbox.SandboxVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.InflaterInputStream;

/**
 * Calls the commands that people call, without any output, so that Java can archive the classes
 * that they need. Started by the launcher when it makes such an archive.
 *
 * <p>It works in a temporary folder of its own and talks to nothing but this machine's loopback.
 */
final class Rehearsal {

  private static final long LONGEST_MILLIS = 180_000;

  /** A database of SQLite with one table of one row, packed. */
  private static final String DATABASE =
      "eNoLDvTJLElVSMsvyk0sUTBmYGJgZGRwUFBgYGBgBmImBgQAsVmQ+IwMhAEzg14yIy9IMeNSBiAaBeSASEZ2cUlJ"
          + "xkbeksSknNT8opTUomIIyeQc5OoY4qoQ4ujk46oAEdPITFHIzCtJTU8t0lFIzM0vzStB8PMSc1MVyhKLkjMS"
          + "izQsNTUhcfODAYhGwQgCbIwsnIz8TIkAqKQoGQ==";

  private static final String WORKFLOW =
      """
      source:
        type: TestSuite
        serviceName: rehearsal
        sourceConfig:
          config:
            type: TestSuite
            entityFullyQualifiedName: rehearsal.db.SCHEMA.orders
            serviceConnections:
              - serviceName: rehearsal
                serviceConnection:
                  config: CONNECTION
      processor:
        type: orm-test-runner
        config:
          testCases:
            - name: not_empty
              testDefinitionName: tableRowCountToBeBetween
              parameterValues:
                - name: minValue
                  value: 1
            - name: id_unique
              testDefinitionName: columnValuesToBeUnique
              columnName: id
            - name: amount_between
              testDefinitionName: columnValuesToBeBetween
              columnName: amount
              parameterValues:
                - name: minValue
                  value: 10.5
                - name: maxValue
                  value: 20
            - name: name_in_set
              testDefinitionName: columnValuesToBeInSet
              columnName: name
              computePassedFailedRowCount: true
              parameterValues:
                - name: allowedValues
                  value: "['a', 'b']"
            - {name: id_there, testDefinitionName: columnValuesToBeNotNull, columnName: id}
            - {name: none_missing, testDefinitionName: columnValuesMissingCount, columnName: name,
               parameterValues: [{name: missingCountValue, value: 0}]}
            - {name: largest, testDefinitionName: columnValueMaxToBeBetween, columnName: amount,
               parameterValues: [{name: minValueForMaxInCol, value: 1}]}
            - {name: mean, testDefinitionName: columnValueMeanToBeBetween, columnName: amount,
               parameterValues: [{name: minValueForMeanInCol, value: 1}]}
            - {name: lengths, testDefinitionName: columnValueLengthsToBeBetween, columnName: name,
               parameterValues: [{name: minLength, value: 1}]}
            - {name: names, testDefinitionName: columnValuesToMatchRegex, columnName: name,
               parameterValues: [{name: regex, value: '^[a-z]+$'}]}
            - {name: columns, testDefinitionName: tableColumnCountToEqual,
               parameterValues: [{name: columnCount, value: 3}]}
      sink:
        type: metadata-rest
        config: {}
      workflowConfig:
        loggerLevel: INFO
        openMetadataServerConfig:
          hostPort: http://localhost:8585/api
          authProvider: openmetadata
          securityConfig:
            jwtToken: ${REHEARSAL_TOKEN}
      """;

  private static final String SQLITE = "{type: SQLite, database: db, databaseMode: 'DATABASE'}";

  /** At a port that nobody listens to. */
  private static final String POSTGRES =
      "{type: Postgres, username: rehearsal, authType: {password: '${REHEARSAL_TOKEN}'},"
          + " hostPort: '127.0.0.1:1', database: db}";

  private static final String SERVER = "http://localhost:8585/api";

  private final Path folder;

  private Rehearsal(Path folder) {
    this.folder = folder;
  }

  /** With {@code files}, only the commands that look at files; with {@code all}, all of them. */
  public static void main(String[] arguments) throws IOException {
    endInTime();
    Path folder = Files.createTempDirectory("dq-run-rehearsal");
    try {
      new Rehearsal(folder).callAll(arguments[0].equals("files"));
    } finally {
      delete(folder);
    }
    System.exit(0);
  }

  private static void endInTime() {
    Thread watch =
        new Thread(
            () -> {
              try {
                Thread.sleep(LONGEST_MILLIS);
              } catch (InterruptedException e) {
                return;
              }
              Runtime.getRuntime().halt(1);
            });
    watch.setDaemon(true);
    watch.start();
  }

  private void callAll(boolean filesOnly) throws IOException {
    Path database = folder.resolve("rehearsal.db");
    byte[] packed = Base64.getDecoder().decode(DATABASE);
    try (InputStream stream = new InflaterInputStream(new ByteArrayInputStream(packed))) {
      Files.copy(stream, database);
    }
    String sqlite = SQLITE.replace("DATABASE", database.toString().replace("'", "''"));
    String good = write("good.yaml", workflow(sqlite, "main"));
    String far = write("far.yaml", workflow(POSTGRES, "public"));
    String bad = write("bad.yaml", workflow(sqlite, "main").replace("columnName: id", "colum: id"));
    write("broken.yaml", "source: [\n");

    call("--help");
    call("--version");
    call("help", "validate");
    call("explain", "unknown-key");
    if (call("validate", good) != ExitCode.OK) {
      throw new IllegalStateException("the rehearsal's own workflow is not valid");
    }
    call("validate", bad);
    call("validate", folder.toString());
    call("convert", good);
    if (filesOnly) {
      return;
    }
    call("definitions");
    call("validate", "--output", "json", good, bad);
    call("plan", "--sandbox", good);
    call("run", "--sandbox", good);
    call("run", "--sandbox", "--output", "json", good);
    call("run", "--sandbox", far);
    callOnServer();
  }

  /** As most runs are: on a server that has the table, and after the first one its cases. */
  private void callOnServer() throws IOException {
    try (RehearsalDatabase database = RehearsalDatabase.start();
        SandboxServer server = SandboxServer.start(0, SandboxVersion.DEFAULT)) {
      server.register(
          new DatabaseService("rehearsal", "Postgres", Optional.empty()),
          List.of(
              Table.builder()
                  .id(new UUID(0, 1))
                  .name("orders")
                  .fullyQualifiedName(FullyQualifiedName.parse("rehearsal.db.public.orders"))
                  .addColumns(
                      Column.of("id", "INT"),
                      Column.of("amount", "DECIMAL"),
                      Column.of("name", "VARCHAR"))
                  .build()));
      String connection = POSTGRES.replace("127.0.0.1:1", "127.0.0.1:" + database.port());
      String near =
          write(
              "near.yaml", workflow(connection, "public").replace(SERVER, server.url().toString()));
      call("run", near);
      call("run", near);
    }
  }

  private static String workflow(String connection, String schema) {
    return WORKFLOW.replace("CONNECTION", connection).replace("SCHEMA", schema);
  }

  private String write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private ExitCode call(String... arguments) {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.keySet().removeIf(name -> name.startsWith("DQRUN_"));
    environment.put("REHEARSAL_TOKEN", "rehearsal");
    environment.put("XDG_STATE_HOME", folder.resolve("state").toString());
    Terminal terminal =
        new Terminal(InputStream.nullInputStream(), nowhere, nowhere, environment, false);
    return new Main(terminal).run(List.of(arguments));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
