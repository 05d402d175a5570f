package io.dqrun.runner.run;

import io.dqrun.client.ApiException;
import io.dqrun.client.TestCaseApi;
import io.dqrun.entity.FailedRowsSample;
import io.dqrun.entity.TestCaseStatus;
import io.dqrun.problem.Problem;
import io.dqrun.runner.execute.FailedRowsReader.Found;
import io.dqrun.runner.result.CaseOutcome;
import io.dqrun.runner.result.Delivery;
import io.dqrun.runner.result.Outcomes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Sends failed rows, each behind its result, which the server must have before. Those whose result
 * is not delivered are forgotten: rows are never kept on this machine.
 */
final class FailedRowsDelivery {

  private final TestCaseApi server;
  private final Consumer<String> progress;
  private final BooleanSupplier isOver;
  private final List<Problem> problems = new ArrayList<>();

  /**
   * A delivery.
   *
   * @param isOver whether there is no time left
   */
  FailedRowsDelivery(TestCaseApi server, Consumer<String> progress, BooleanSupplier isOver) {
    this.server = server;
    this.progress = progress;
    this.isOver = isOver;
  }

  /** Sends what was found of the cases whose results the server has; returns what went wrong. */
  List<Problem> send(Outcomes outcomes, Map<String, Found> found) {
    if (found.isEmpty()) {
      return problems;
    }
    int undelivered = 0;
    int late = 0;
    for (CaseOutcome outcome : outcomes.with(TestCaseStatus.FAILED)) {
      Found rows = found.get(outcome.testCase().fullyQualifiedName().toString());
      if (rows == null) {
        continue;
      }
      if (outcome.delivery() != Delivery.DELIVERED) {
        undelivered++;
      } else if (isOver.getAsBoolean()) {
        late++;
      } else if (outcome.testCase().id().isPresent()
          && !send(outcome, outcome.testCase().id().get(), rows)) {
        return problems;
      }
    }
    if (undelivered > 0) {
      problems.add(
          FailedRowsCollector.problem(
              ("the failed rows of %s tests are not sent, as their results are not delivered; they"
                      + " are not kept")
                  .formatted(undelivered)));
    }
    if (late > 0) {
      problems.add(
          FailedRowsCollector.problem(
              "the failed rows of %s tests are not sent: there was no time left".formatted(late)));
    }
    return problems;
  }

  /** Whether the server can be asked to take more. */
  private boolean send(CaseOutcome outcome, UUID id, Found rows) {
    String name = outcome.testCase().name();
    try {
      if (rows.sample().isPresent()) {
        FailedRowsSample sample = rows.sample().get();
        server.putFailedRows(id, sample);
        progress.accept("sent %d failed rows of %s".formatted(sample.rows().size(), name));
      }
      if (rows.query().isPresent()) {
        server.putInspectionQuery(id, rows.query().get());
      }
      return true;
    } catch (ApiException e) {
      boolean lacking = e.status() == 404 || e.status() == 405;
      problems.add(
          lacking
              ? FailedRowsCollector.problem(
                  "this server keeps no failed rows; none are sent any more")
              : FailedRowsCollector.problem(
                      "the server did not take the failed rows of %s: %s"
                          .formatted(name, reason(e)))
                  .withPath(outcome.testCase().fullyQualifiedName().toString()));
      return !lacking && e.status() >= 400 && e.status() < 500 && e.status() != 401;
    }
  }

  /** Not the server's words: they may repeat what was sent. */
  private static String reason(ApiException e) {
    return e.status() == 0 ? "no answer" : "HTTP " + e.status();
  }
}
