package io.dqrun.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dqrun.runner.report.FinishedRun;
import io.dqrun.runner.report.ReportFile;
import io.dqrun.runner.report.ReportFormat;
import io.dqrun.runner.sandbox.SandboxServer;
import io.dqrun.runner.sandbox.SandboxVersion;
import io.dqrun.runner.testing.Distribution;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One run that is killed at one point, the run after it, and what must be true then. */
final class CrashScene implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String JOURNAL = "io.dqrun.runner.delivery.JournalFile";
  private static final Pattern RESULT =
      Pattern.compile("\"type\":\"result\",.*?\"case\":\"([^\"]*)\".*?\"timestamp\":(\\d+)");
  private static final String OLD_REPORT = "of the run before";
  private static final String SLOW =
      """
      - name: slow
        testDefinitionName: tableCustomSQLQuery
        parameterValues:
          - name: sqlExpression
            value: "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE n < 400000) SELECT n FROM t WHERE n < 0"
      """;

  private final Path folder;
  private final CrashPoint point;
  private final CrashKill kill;
  private final int seed;
  private final Random random;
  private final List<String> cases =
      new ArrayList<>(List.of("id.id_unique", "amount.amount_known", "status.status_known"));
  private final SandboxServer server = SandboxServer.start(0, SandboxVersion.DEFAULT);
  private final LedgerGateway gateway;
  private final Map<Path, Long> before = new HashMap<>();
  private Set<String> published = Set.of();

  CrashScene(Path folder, CrashPoint point, CrashKill kill, int seed) throws IOException {
    this.folder = folder;
    this.point = point;
    this.kill = kill;
    this.seed = seed;
    this.random = new Random(seed);
    this.gateway = new LedgerGateway(server.url());
  }

  /** Does it all. */
  void play(Distribution program) throws Exception {
    if (point == CrashPoint.P24_CONVERT) {
      convert(program);
      return;
    }
    Shop shop = new Shop(folder);
    shop.registerAt(server);
    Path workflow = workflow(shop);
    if (point == CrashPoint.P23_REPLAY) {
      gateway.down(true);
      assertEquals(refuses() ? 2 : 75, run(workflow).exitCode());
      gateway.down(false);
      for (Path journal : journals()) {
        before.put(journal, Files.size(journal));
      }
    }
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "run", "--output", "json", "--state-dir", state().toString(), workflow.toString()));
    if (point == CrashPoint.P20_REPORT_NOT_MOVED) {
      Files.createDirectory(reports());
      if (random.nextBoolean()) {
        Files.writeString(report(), OLD_REPORT);
      }
      arguments.addAll(List.of("--report", "json=" + report()));
    }
    point.trap(seed).ifPresent(gateway::set);
    try (DebuggedProcess process =
        DebuggedProcess.start(program, folder, point.stop(seed), arguments)) {
      boolean stands = process.runUntil(point.here(seed), gateway::isReached);
      if (!stands && !gateway.isReached()) {
        throw new AssertionError("the run did not come to the point: " + printed());
      }
      end(process, stands);
    }
    gateway.settle();
    checkKept();
    if (point == CrashPoint.P20_REPORT_NOT_MOVED) {
      checkReport();
    }
    checkNextRun(workflow);
  }

  /** The report is the old one or a whole one; what else the process left, the next one removes. */
  private void checkReport() throws IOException {
    if (Files.exists(report()) && !Files.readString(report()).equals(OLD_REPORT)) {
      assertTrue(JSON.readTree(report().toFile()).has("exitCode"), Files.readString(report()));
    }
    try (ReportFile<FinishedRun> next =
        ReportFile.onRuns(ReportFormat.JSON, report(), Release.version())) {
      assertTrue(next.finish(0).isEmpty());
    }
    try (Stream<Path> left = Files.list(reports())) {
      assertEquals(List.of(report()), left.toList());
    }
  }

  private Path reports() {
    return folder.resolve("reports");
  }

  private Path report() {
    return reports().resolve("run.json");
  }

  /** Whether one of the cases is refused by the server for good. */
  private boolean refuses() {
    return CrashPoint.refuses(seed);
  }

  private Path workflow(Shop shop) throws IOException {
    StringBuilder text =
        new StringBuilder()
            .append(Shop.testCase("id_unique", "columnValuesToBeUnique", "id"))
            .append(Shop.testCase("amount_known", "columnValuesToBeNotNull", "amount"));
    if (refuses()) {
      text.append(Shop.testCase("refused", "columnValuesToBeNotNull", "amount"));
      cases.add("amount.refused");
    }
    text.append(Shop.testCase("status_known", "columnValuesToBeNotNull", "status"));
    if (point == CrashPoint.P10_STATEMENT_RUNNING) {
      text.append(SLOW);
      cases.add("slow");
    } else {
      text.append(Shop.testCase("amount_unique", "columnValuesToBeUnique", "amount"));
      cases.add("amount.amount_unique");
    }
    return shop.basic(
        gateway.url(),
        text.toString(),
        "ingestionPipelineFQN: " + Shop.TABLE + ".testSuite.nightly\n");
  }

  private void end(DebuggedProcess process, boolean stands) throws Exception {
    if (stands && point.writesHalf()) {
      writeHalf(process.place().bytes(), process.number(JOURNAL, "written").orElseThrow());
    }
    if (stands && point == CrashPoint.P10_STATEMENT_RUNNING) {
      process.letGoFor(random.nextInt(60));
    }
    boolean toTheServer = seed % 4 < 2;
    switch (kill) {
      case SIGTERM -> {
        process.terminate();
        gateway.release(true);
        checkStopped(process.end());
        return;
      }
      case HALT -> process.halt();
      case SIGKILL -> process.kill();
      case POWER_LOSS -> {
        process.suspend();
        OptionalLong forced = process.number(JOURNAL, "forced");
        process.kill();
        gateway.release(toTheServer);
        gateway.settle();
        losePower(forced.orElse(0));
      }
    }
    gateway.release(toTheServer);
    published = published(Long.MAX_VALUE);
  }

  /** As far as the system had come with writing when the process died. */
  private void writeHalf(byte[] bytes, long position) throws IOException {
    for (Path journal : journals()) {
      if (!before.containsKey(journal)) {
        try (RandomAccessFile file = new RandomAccessFile(journal.toFile(), "rw")) {
          file.seek(position);
          file.write(bytes, 0, random.nextInt(bytes.length));
        }
      }
    }
  }

  private void losePower(long forced) throws IOException {
    for (Path journal : journals()) {
      long size = Files.size(journal);
      long safe = before.containsKey(journal) ? endOfMarks(journal) : forced;
      long kept = random.nextBoolean() ? safe : safe + random.nextLong(size - safe + 1);
      try (RandomAccessFile file = new RandomAccessFile(journal.toFile(), "rw")) {
        file.setLength(kept);
        if (random.nextBoolean()) {
          file.setLength(size);
        }
      }
    }
  }

  /** In the journal of a dead run, the marks of what is sent are forced, all at once. */
  private long endOfMarks(Path journal) throws IOException {
    String text = Files.readString(journal, StandardCharsets.ISO_8859_1);
    int mark = text.lastIndexOf("\"type\":\"sent\"");
    long end = mark < 0 ? 0 : text.indexOf('\n', mark) + 1;
    return Math.max(end, before.getOrDefault(journal, 0L));
  }

  private void checkStopped(int exitCode) throws IOException {
    assertTrue(
        exitCode == 143 || (point.isLate() && exitCode == (refuses() ? 2 : 1)),
        "exit code " + exitCode + ": " + printed());
    String out = Files.readString(folder.resolve("out.txt"));
    if (!out.isBlank()) {
      JsonNode counts = JSON.readTree(out).path("counts");
      int executed = counts.path("executed").asInt();
      assertEquals(counts.path("planned").asInt(), executed + counts.path("skipped").asInt(), out);
      assertEquals(
          executed,
          counts.path("delivered").asInt()
              + counts.path("queued").asInt()
              + counts.path("rejected").asInt(),
          out);
    }
  }

  /** The results that stand in the journals up to a length. */
  private Set<String> published(long limit) throws IOException {
    Set<String> keys = new HashSet<>();
    for (Path journal : journals()) {
      byte[] bytes = Files.readAllBytes(journal);
      String text =
          new String(bytes, 0, (int) Math.min(bytes.length, limit), StandardCharsets.ISO_8859_1);
      for (String line : text.split("\n", -1)) {
        Matcher result = RESULT.matcher(line);
        if (line.endsWith("}}") && result.find()) {
          keys.add(result.group(1) + "@" + result.group(2));
        }
      }
    }
    return keys;
  }

  /** planned = delivered + in the outbox + refused + not executed. */
  private void checkKept() throws IOException {
    JsonNode kept = cli("outbox", "list", "--output", "json").json();
    Map<String, Set<String>> known = new HashMap<>();
    kept.path("runs")
        .forEach(
            run ->
                run.path("results")
                    .forEach(
                        one ->
                            known
                                .computeIfAbsent(one.path("fqn").asText(), key -> new HashSet<>())
                                .add(one.path("fqn").asText() + "@" + one.path("timestamp"))));
    kept.path("rejectedResults")
        .forEach(
            one ->
                known
                    .computeIfAbsent(one.path("fqn").asText(), key -> new HashSet<>())
                    .add(one.path("fqn").asText() + "@" + one.path("timestamp")));
    gateway
        .commits()
        .keySet()
        .forEach(
            key ->
                known
                    .computeIfAbsent(key.substring(0, key.indexOf('@')), one -> new HashSet<>())
                    .add(key));
    Set<String> planned = planned();
    int runs = point == CrashPoint.P23_REPLAY ? 2 : 1;
    known.forEach(
        (testCase, results) -> {
          assertTrue(planned.contains(testCase), testCase);
          assertTrue(results.size() <= runs, results.toString());
        });
    Set<String> all = new HashSet<>();
    known.values().forEach(all::addAll);
    for (String key : published) {
      assertTrue(all.contains(key), key + " is lost");
    }
  }

  private Set<String> planned() {
    Set<String> planned = new TreeSet<>();
    cases.forEach(one -> planned.add(Shop.TABLE + "." + one));
    return planned;
  }

  private void checkNextRun(Path workflow) throws IOException {
    Map<String, String> earlier = gateway.commits();
    Cli.Outcome next = run(workflow);
    assertEquals(refuses() ? 2 : 1, next.exitCode(), next.out() + next.err());
    assertFalse(next.err().contains("waiting for its end"), next.err());
    JsonNode list = cli("outbox", "list", "--output", "json").json();
    assertEquals(0, list.path("runs").size(), list.toString());
    assertEquals(0, list.path("problems").size(), list.toString());
    assertEquals(List.of(), journals());
    Set<String> refused = new HashSet<>();
    list.path("rejectedResults")
        .forEach(
            one ->
                assertTrue(
                    refused.add(one.path("fqn").asText() + "@" + one.path("timestamp")),
                    one + " was kept twice"));
    Map<String, String> commits = gateway.commits();
    for (String key : published) {
      assertTrue(commits.containsKey(key) || refused.contains(key), key + " did not arrive");
    }
    Set<String> again = new HashSet<>();
    commits.keySet().stream()
        .filter(key -> !earlier.containsKey(key))
        .forEach(key -> again.add(key.substring(0, key.indexOf('@'))));
    refused.forEach(key -> again.add(key.substring(0, key.indexOf('@'))));
    assertEquals(planned(), new TreeSet<>(again), "what the next run brought");
    assertEquals(List.of(), gateway.sentTwice(), "sent twice");
    Map<String, Long> last = new HashMap<>();
    for (String key : commits.keySet()) {
      long time = Long.parseLong(key.substring(key.indexOf('@') + 1));
      Long newest = last.put(key.substring(0, key.indexOf('@')), time);
      assertTrue(newest == null || newest < time, key + " came after " + newest);
    }
    gateway.states().forEach((id, state) -> assertFalse(state.equals("running"), id));
    assertTrue(gateway.states().containsKey(next.json().path("runId").asText()), next.out());
  }

  /** Two files are converted; each is the old one or the new one, whatever happens. */
  private void convert(Distribution program) throws Exception {
    Path legacy = Path.of("../samples/legacy");
    Map<Path, String> old = new HashMap<>();
    Map<Path, String> converted = new HashMap<>();
    Path expected = Files.createDirectory(folder.resolve("expected"));
    Path files = Files.createDirectory(folder.resolve("files"));
    for (String name : List.of("1.5-customers.yaml", "1.6.1-orders.yaml")) {
      Files.copy(legacy.resolve(name), expected.resolve(name));
      Files.copy(legacy.resolve(name), files.resolve(name));
    }
    cli("convert", "--write", expected.toString());
    for (String name : List.of("1.5-customers.yaml", "1.6.1-orders.yaml")) {
      old.put(files.resolve(name), Files.readString(files.resolve(name)));
      converted.put(files.resolve(name), Files.readString(expected.resolve(name)));
    }
    try (DebuggedProcess process =
        DebuggedProcess.start(
            program, folder, point.stop(seed), List.of("convert", "--write", files.toString()))) {
      assertTrue(process.runUntil(point.here(seed), () -> false), printed());
      switch (kill) {
        case SIGTERM -> {
          process.terminate();
          assertEquals(143, process.end());
        }
        case HALT -> process.halt();
        case SIGKILL, POWER_LOSS -> process.kill();
      }
    }
    for (Path file : old.keySet()) {
      String now = Files.readString(file);
      assertTrue(now.equals(old.get(file)) || now.equals(converted.get(file)), now);
    }
    Cli.Outcome again = cli("convert", "--write", files.toString());
    assertEquals(0, again.exitCode(), again.out() + again.err());
    for (Path file : old.keySet()) {
      assertEquals(converted.get(file), Files.readString(file));
    }
    try (Stream<Path> all = Files.list(files)) {
      assertEquals(2, all.count(), "files are left over");
    }
  }

  private Cli.Outcome run(Path workflow) {
    return cli("run", "--output", "json", workflow.toString());
  }

  private Cli.Outcome cli(String... arguments) {
    return new Cli(folder).run(arguments);
  }

  private Path state() {
    return folder.resolve("dq-run");
  }

  private List<Path> journals() throws IOException {
    Path outbox = state().resolve("outbox");
    if (!Files.isDirectory(outbox)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(outbox)) {
      return files.filter(file -> file.toString().endsWith(".journal")).toList();
    }
  }

  private String printed() throws IOException {
    return Files.readString(folder.resolve("out.txt"))
        + Files.readString(folder.resolve("err.txt"));
  }

  @Override
  public void close() {
    gateway.close();
    server.close();
  }
}
