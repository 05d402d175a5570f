package io.dqrun.runner.cli;

import io.dqrun.problem.Nearest;
import io.dqrun.runner.report.OutboxJson;
import io.dqrun.runner.report.OutboxReport;
import io.dqrun.runner.result.OutboxContents;
import io.dqrun.runner.result.QueuedRun;
import io.dqrun.runner.run.KeptResults;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** {@code dq-run outbox}. */
final class OutboxCommand implements Command {

  private static final Flag ALL = Flag.toggle("all", "drop: everything that is kept");
  private static final List<String> ACTIONS = List.of("list", "show", "flush", "drop");
  private static final int MAX_CANDIDATES = 5;

  @Override
  public String name() {
    return "outbox";
  }

  @Override
  public String operands() {
    return "ACTION...";
  }

  @Override
  public String summary() {
    return "list, show, send or drop results that are kept on this machine";
  }

  @Override
  public String description() {
    return """
        Results that no server has, because it could not be reached or refused them.
        The next run for their server sends them; these commands do not wait for it.

          outbox list               which runs keep results, since when and why
          outbox show RUN           the results of a run; the begin of its id will do
          outbox flush WORKFLOW...  sends what waits for the servers of these workflows;
                                    server and token are read there, the outbox knows no
                                    token
          outbox drop RUN...        gives the results of these runs up, for good; takes
                                    whole ids only, or --all""";
  }

  @Override
  public List<Flag> flags() {
    return List.of(ALL, RunCommand.INSECURE_HTTP, RunCommand.INSECURE_TLS);
  }

  @Override
  public List<String> words() {
    return ACTIONS;
  }

  @Override
  public ExitCode run(Invocation invocation) throws UsageException {
    List<String> operands = invocation.settings().operands();
    if (operands.isEmpty()) {
      throw new UsageException("dq-run outbox needs an action: list, show, flush or drop");
    }
    String action = operands.get(0);
    List<String> rest = operands.subList(1, operands.size());
    KeptResults kept = new KeptResults(invocation.stateDir());
    if (invocation.settings().has(ALL) && !action.equals("drop")) {
      throw new UsageException("--all belongs to dq-run outbox drop");
    }
    return switch (action) {
      case "list" -> list(invocation, kept, rest);
      case "show" -> show(invocation, kept, rest);
      case "flush" -> new OutboxFlush(invocation, kept).run(this, rest);
      case "drop" -> drop(invocation, kept, rest);
      default -> throw new UsageException(unknown(action));
    };
  }

  private static String unknown(String action) {
    return "dq-run outbox knows list, show, flush and drop, not '"
        + action
        + "'"
        + Nearest.of(action, ACTIONS).map(near -> "; did you mean " + near + "?").orElse("");
  }

  private static ExitCode list(Invocation invocation, KeptResults kept, List<String> rest)
      throws UsageException {
    if (!rest.isEmpty()) {
      throw new UsageException(
          "dq-run outbox list takes no operand; 'dq-run outbox show " + rest.get(0) + "' does");
    }
    OutboxContents contents = kept.contents();
    PrintStream out = invocation.terminal().out();
    if (invocation.json()) {
      out.println(OutboxJson.contents("list", contents, ExitCode.OK.code()));
      return ExitCode.OK;
    }
    invocation.complain(contents.problems());
    if (!(invocation.quiet() && contents.isEmpty())) {
      out.print(report(invocation).list(contents));
    }
    return ExitCode.OK;
  }

  private static ExitCode show(Invocation invocation, KeptResults kept, List<String> rest)
      throws UsageException {
    if (rest.size() != 1) {
      throw new UsageException("dq-run outbox show needs one run; 'dq-run outbox list' names them");
    }
    OutboxContents contents = kept.contents();
    List<String> runIds = contents.runIds();
    String word = rest.get(0);
    List<String> found =
        runIds.contains(word)
            ? List.of(word)
            : runIds.stream().filter(runId -> runId.startsWith(word)).toList();
    if (word.isEmpty() || found.isEmpty()) {
      throw new UsageException(missing(word, runIds));
    }
    if (found.size() > 1) {
      throw new UsageException(
          "%d runs begin with '%s': %s%s"
              .formatted(
                  found.size(),
                  word,
                  String.join(", ", found.subList(0, Math.min(found.size(), MAX_CANDIDATES))),
                  found.size() > MAX_CANDIDATES ? ", …" : ""));
    }
    OutboxContents run = contents.of(found);
    invocation
        .terminal()
        .out()
        .print(
            invocation.json()
                ? OutboxJson.contents("show", run, ExitCode.OK.code()) + "\n"
                : report(invocation).show(run));
    return ExitCode.OK;
  }

  private static ExitCode drop(Invocation invocation, KeptResults kept, List<String> rest)
      throws UsageException {
    boolean all = invocation.settings().has(ALL);
    if (all != rest.isEmpty()) {
      throw new UsageException(
          all
              ? "dq-run outbox drop takes runs or --all, not both"
              : "dq-run outbox drop needs the id of a run, or --all; nothing is dropped");
    }
    OutboxContents before = kept.contents();
    List<String> runIds = before.runIds();
    for (String word : rest) {
      // All are looked at before the first is dropped.
      if (!runIds.contains(word)) {
        throw new UsageException(missing(word, runIds) + "; nothing is dropped");
      }
    }
    List<QueuedRun> runs = new ArrayList<>();
    List<OutboxContents> gone = new ArrayList<>();
    for (String runId : all ? runIds : rest) {
      OutboxContents dropped = kept.drop(runId);
      runs.addAll(dropped.runs());
      gone.add(dropped);
    }
    OutboxContents lost =
        new OutboxContents(
            before.folder(),
            runs.stream().mapToLong(QueuedRun::bytes).sum(),
            runs,
            gone.stream().flatMap(one -> one.rejected().stream()).toList(),
            List.of());
    return dropped(invocation, lost, kept.contents().of(all ? runIds : rest));
  }

  private static ExitCode dropped(
      Invocation invocation, OutboxContents lost, OutboxContents remaining) {
    List<QueuedRun> kept =
        remaining.runs().stream().filter(run -> run.openPipeline().isEmpty()).toList();
    ExitCode code =
        kept.isEmpty() && remaining.rejected().isEmpty() ? ExitCode.OK : ExitCode.UNDELIVERED;
    PrintStream out = invocation.terminal().out();
    if (invocation.json()) {
      out.println(OutboxJson.contents("drop", lost, code.code()));
    } else if (lost.isEmpty() && remaining.isEmpty()) {
      out.print(invocation.quiet() ? "" : "nothing is kept, nothing was dropped\n");
    } else {
      out.print(report(invocation).dropped(lost));
    }
    remaining.runs().stream()
        .filter(run -> run.openPipeline().isPresent())
        .forEach(
            run ->
                invocation
                    .terminal()
                    .err()
                    .println(
                        "dq-run: the next run or flush tells "
                            + run.openPipeline().get()
                            + " that run "
                            + run.runId()
                            + " is over; if its server is gone for good, delete "
                            + run.journal()));
    for (QueuedRun run : kept) {
      invocation
          .terminal()
          .err()
          .println(
              "dq-run: run "
                  + run.runId()
                  + " was not dropped: "
                  + (run.state() == QueuedRun.State.RUNNING
                      ? "it is still active"
                      : run.reason() + "; delete " + run.journal() + " yourself"));
    }
    return code;
  }

  private static String missing(String word, List<String> runIds) {
    List<String> begin = runIds.stream().filter(runId -> runId.startsWith(word)).toList();
    String near =
        !word.isEmpty() && begin.size() == 1
            ? "; did you mean " + begin.get(0) + "?"
            : Nearest.of(word, runIds)
                .map(nearest -> "; did you mean " + nearest + "?")
                .orElse("; 'dq-run outbox list' names those that are there");
    return "no run '" + word + "' keeps results" + near;
  }

  private static OutboxReport report(Invocation invocation) {
    return new OutboxReport(invocation.style(), Instant.now());
  }
}
