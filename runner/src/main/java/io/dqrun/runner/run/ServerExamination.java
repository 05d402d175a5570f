package io.dqrun.runner.run;

import io.dqrun.client.OpenMetadataClient;
import io.dqrun.entity.User;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.runner.result.Diagnosis.Finding;
import io.dqrun.runner.result.ServerSummary;
import io.dqrun.submit.IngestionRuns;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a server that works says of itself, of the token and of the time. */
final class ServerExamination {

  private static final Duration SKEW = Duration.ofMinutes(1);
  private static final Duration SOON = Duration.ofDays(14);

  private ServerExamination() {}

  static List<Finding> findings(ServerSession server, Clock clock) {
    List<Finding> findings = new ArrayList<>();
    ServerSummary summary = server.summary();
    findings.add(
        Finding.ok(
            "server",
            "%s, OpenMetadata %s, supported; suites of tables are at %s"
                .formatted(summary.url(), summary.version(), summary.suiteEndpoint())));
    findings.add(user(server.client().users().loggedInUser()));
    findings.add(expiry(server.client(), clock.instant()));
    findings.add(clock(server.client()));
    findings.add(
        new IngestionRuns(server.client())
            .serviceTrouble()
            .map(
                problem ->
                    // Only submit needs it.
                    Finding.ok("pipelines", problem.message() + "; dq-run submit needs it"))
            .orElseGet(() -> Finding.ok("pipelines", "the pipeline service works")));
    return findings;
  }

  private static Finding user(User user) {
    if (user.bot()) {
      return Finding.ok("token", "belongs to the bot '" + user.name() + "'");
    }
    return Finding.warning(
        "token",
        "belongs to the user '"
            + user.name()
            + "', from whom the server hides the passwords of stored connections",
        "use the ingestion bot's token, or give every connection in the workflow");
  }

  private static Finding expiry(OpenMetadataClient client, Instant now) {
    Optional<Instant> end = client.tokenExpiry();
    if (end.isEmpty()) {
      return Finding.ok("token", "does not expire");
    }
    if (end.get().isBefore(now.plus(SOON))) {
      return Finding.of(
          "token",
          Problem.warning(ProblemCode.TOKEN_EXPIRES, "expires at " + end.get())
              .withHint("make a new one in the server's settings, Bots, before it does"));
    }
    return Finding.ok("token", "expires at " + end.get());
  }

  private static Finding clock(OpenMetadataClient client) {
    Optional<Duration> skew = client.clockSkew();
    if (skew.isEmpty()) {
      return Finding.ok("clock", "the server does not tell its time");
    }
    Duration off = skew.get().abs();
    if (off.compareTo(SKEW) <= 0) {
      return Finding.ok("clock", "agrees with the server's to " + off.toSeconds() + " seconds");
    }
    return Finding.of(
        "clock",
        Problem.warning(
                ProblemCode.CLOCK_SKEW,
                "this machine is %d seconds %s the server"
                    .formatted(off.toSeconds(), skew.get().isNegative() ? "ahead of" : "behind"))
            .withHint("let both synchronise their clocks; results carry the time of this machine"));
  }
}
