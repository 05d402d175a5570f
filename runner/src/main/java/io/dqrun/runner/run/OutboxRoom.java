package io.dqrun.runner.run;

import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.runner.delivery.Outbox;
import io.dqrun.runner.delivery.OutboxDrain;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Sees to it that a run can keep its results before it makes any. */
record OutboxRoom(Outbox outbox, long maxBytes, Clock clock) {

  /**
   * Checks that there is room. When there is none, what waits for this server is sent first: a
   * server that works again must not stay shut out by what it did not take before.
   *
   * @return what is to be told of the sending
   * @throws DqException with {@code OUTBOX_FULL} if there is still no room
   */
  List<Problem> ensure(ServerSession server, Duration patience) {
    try {
      outbox.requireRoom(maxBytes);
      return List.of();
    } catch (DqException e) {
      if (e.problems().get(0).code() != ProblemCode.OUTBOX_FULL) {
        throw e;
      }
      List<Problem> told =
          new OutboxDrain(
                  outbox,
                  new ClientSink(server.client().testCaseResults()),
                  new ClientStatuses(server.client().ingestionPipelines()),
                  clock)
              .drain(server.summary().url(), patience)
              .problems();
      requireRoomNow(told);
      return told;
    }
  }

  private void requireRoomNow(List<Problem> told) {
    try {
      outbox.requireRoom(maxBytes);
    } catch (DqException e) {
      List<Problem> all = new ArrayList<>(e.problems());
      all.addAll(told);
      throw new DqException(all, e);
    }
  }
}
