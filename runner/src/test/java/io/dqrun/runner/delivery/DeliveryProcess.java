package io.dqrun.runner.delivery;

import io.dqrun.runner.result.CaseOutcome;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * A run in a process of its own, to be killed. Prints {@code published CASE@TIMESTAMP} for each
 * result that was taken over, and its report if it lives that long.
 */
final class DeliveryProcess {

  static final int CASES = 7;

  private DeliveryProcess() {}

  /** Arguments: state folder, port of the server, run id, first timestamp, number of results. */
  public static void main(String[] args) {
    Path state = Path.of(args[0]);
    long first = Long.parseLong(args[3]);
    int count = Integer.parseInt(args[4]);
    InstantSource clock = InstantSource.system();
    try (ResultPublisher publisher =
        ResultPublisher.open(
            new Outbox(state, clock),
            OutboxTest.plan(args[2]),
            new LedgerClient(Integer.parseInt(args[1])),
            clock)) {
      for (int i = 0; i < count; i += 2) {
        List<CaseOutcome> batch = new ArrayList<>();
        batch.add(OutboxTest.outcome("case" + i % CASES, first + i));
        batch.add(OutboxTest.outcome("case" + (i + 1) % CASES, first + i + 1));
        publisher.publish(batch);
        for (CaseOutcome outcome : batch) {
          print(
              "published "
                  + outcome.testCase().fullyQualifiedName()
                  + "@"
                  + outcome.result().timestamp());
        }
      }
      DeliveryReport report = publisher.finish(Duration.ofSeconds(60));
      report.outcomes().forEach(outcome -> print("fate " + outcome.delivery()));
      report.problems().forEach(problem -> print("problem " + problem));
      print("end");
    }
  }

  /** The command that starts this class with the class path of the tests. */
  static List<String> command(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-Xshare:auto"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(DeliveryProcess.class.getName());
    command.addAll(List.of(arguments));
    return command;
  }

  static Process start(List<String> command, Path folder) throws IOException {
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectError(new File(folder.toFile(), "stderr.txt"))
        .start();
  }

  @SuppressWarnings("SystemOut") // The parent process reads it.
  private static void print(String line) {
    System.out.println(line);
  }
}
