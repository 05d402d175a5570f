package io.dqrun.runner.run;

import io.dqrun.client.PlainHttp;
import io.dqrun.client.UncheckedTls;
import io.dqrun.runner.check.Compatibility;
import io.dqrun.submit.SubmitOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/**
 * How to run a workflow, beside what the workflow says.
 *
 * @param stateDir where results wait that are not delivered yet
 * @param jobs parallel connections per database service, at least 1
 * @param testTimeout the longest time of one statement
 * @param server the workflow's server or a stand-in
 * @param plainHttp whether a token may go over plain http to another machine
 * @param uncheckedTls whether {@code verifySSL: ignore} holds for another machine
 * @param submission which cases belong to the run, and whether a logical suite may be made
 * @param compatibility whose verdict counts where OpenMetadata's own runner has quirks
 * @param limits what keeps it from taking too much
 * @param rows what it does with single rows
 * @param notices told, one line at a time, what a person must know at once
 * @param progress told, one line at a time, what is being done
 */
public record RunOptions(
    Path stateDir,
    int jobs,
    Duration testTimeout,
    ServerMode server,
    PlainHttp plainHttp,
    UncheckedTls uncheckedTls,
    SubmitOptions submission,
    Compatibility compatibility,
    RunLimits limits,
    RowOptions rows,
    Consumer<String> notices,
    Consumer<String> progress) {

  /** Four connections per service, ten minutes per statement, no token over plain http. */
  public static RunOptions defaults(ServerMode server) {
    return new RunOptions(
        defaultStateDir(System.getenv()),
        4,
        Duration.ofMinutes(10),
        server,
        PlainHttp.REFUSE_TOKEN,
        UncheckedTls.REFUSE,
        SubmitOptions.DEFAULT,
        Compatibility.OPENMETADATA,
        RunLimits.DEFAULT,
        RowOptions.NONE,
        line -> {},
        line -> {});
  }

  /** The same options, with somebody else to be told what is being done. */
  public RunOptions withProgress(Consumer<String> newProgress) {
    return new RunOptions(
        stateDir,
        jobs,
        testTimeout,
        server,
        plainHttp,
        uncheckedTls,
        submission,
        compatibility,
        limits,
        rows,
        notices,
        newProgress);
  }

  /** Where results wait if nobody says: {@code $XDG_STATE_HOME/dq-run}. */
  public static Path defaultStateDir(Map<String, String> environment) {
    String xdg = environment.getOrDefault("XDG_STATE_HOME", "");
    Path base =
        xdg.isEmpty() ? Path.of(System.getProperty("user.home"), ".local", "state") : Path.of(xdg);
    return base.resolve("dq-run");
  }
}
