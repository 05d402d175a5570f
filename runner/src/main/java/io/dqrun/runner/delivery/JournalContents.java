package io.dqrun.runner.delivery;

import io.dqrun.runner.delivery.JournalRecord.Acknowledged;
import io.dqrun.runner.delivery.JournalRecord.End;
import io.dqrun.runner.delivery.JournalRecord.Format;
import io.dqrun.runner.delivery.JournalRecord.Plan;
import io.dqrun.runner.delivery.JournalRecord.Rejected;
import io.dqrun.runner.delivery.JournalRecord.ResultHead;
import io.dqrun.runner.delivery.JournalRecord.Sent;
import io.dqrun.runner.delivery.JournalRecord.Status;
import io.dqrun.runner.delivery.JournalRecord.StatusSettled;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the records of a journal amount to.
 *
 * @param plan the plan; empty when its record is damaged or missing
 * @param open the results that are neither acknowledged nor rejected, in order
 * @param sent the numbers of the results that the server may have
 * @param status the last status; empty when there is none, or the run's end is told
 * @param end the end; empty when the run is alive or was killed
 */
record JournalContents(
    Optional<Plan> plan,
    List<ResultHead> open,
    Set<Long> sent,
    Optional<Status> status,
    Optional<End> end) {

  /** What a journal amounts to; of its damages nothing is said. */
  static JournalContents read(Path journal) throws IOException {
    return of(JournalText.read(journal).records());
  }

  /** What records in their order amount to. */
  static JournalContents of(List<JournalRecord> records) {
    Optional<Plan> plan = Optional.empty();
    Map<Long, ResultHead> open = new LinkedHashMap<>();
    Set<Long> sent = new HashSet<>();
    Optional<Status> status = Optional.empty();
    Optional<End> end = Optional.empty();
    for (JournalRecord record : records) {
      if (record instanceof Plan read) {
        plan = Optional.of(read);
      } else if (record instanceof ResultHead head) {
        open.put(head.number(), head);
      } else if (record instanceof Sent one) {
        sent.add(one.number());
      } else if (record instanceof Acknowledged done) {
        open.remove(done.number());
      } else if (record instanceof Rejected done) {
        open.remove(done.number());
      } else if (record instanceof Status last) {
        status = Optional.of(last);
      } else if (record instanceof StatusSettled) {
        status = Optional.empty();
      } else if (record instanceof End last) {
        end = Optional.of(last);
      } else if (!(record instanceof Format)) {
        throw new IllegalStateException("unknown record " + record);
      }
    }
    return new JournalContents(plan, List.copyOf(open.values()), Set.copyOf(sent), status, end);
  }

  /** Whether it is what an offline run left for a server. */
  boolean holdsOfflineRun(String server) {
    return plan.filter(run -> run.offline() && run.server().equals(server)).isPresent()
        && (!open.isEmpty() || status.isPresent());
  }
}
