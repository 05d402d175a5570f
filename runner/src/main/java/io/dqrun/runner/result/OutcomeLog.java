package io.dqrun.runner.result;

import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.TestCaseStatus;
import io.dqrun.pack.Fingerprints;
import io.dqrun.pack.Packed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The outcomes of a run as they come in, however many: the latest as they are, the others
 * compressed. Safe for use by several threads.
 */
public final class OutcomeLog {

  /** Most runs have no more outcomes. */
  private static final int KEPT_PLAIN = 512;

  private final OutcomeForm form = new OutcomeForm();
  private final Packed<CaseOutcome> outcomes = new Packed<>(form, KEPT_PLAIN);
  private final Map<FullyQualifiedName, Integer> tablePlaces = new HashMap<>();
  private final List<FullyQualifiedName> tables = new ArrayList<>();

  // Asked of all outcomes many times, without reading them.
  private TestCaseStatus[] statuses = new TestCaseStatus[64];
  private Delivery[] deliveries = new Delivery[64];
  private int[] tableOf = new int[64];
  private long[] names = new long[64];
  private int size;

  /** Adds an outcome; returns its place, from 0. */
  public int add(CaseOutcome outcome) {
    int place = append(outcome);
    pack();
    return place;
  }

  /** Compresses what came in, beside whoever reads and adds. */
  public void pack() {
    outcomes.pack();
  }

  /** As {@link #add}, for callers that hold a lock; {@link #pack} is to follow without it. */
  public synchronized int append(CaseOutcome outcome) {
    if (size == statuses.length) {
      statuses = Arrays.copyOf(statuses, size * 2);
      deliveries = Arrays.copyOf(deliveries, size * 2);
      tableOf = Arrays.copyOf(tableOf, size * 2);
      names = Arrays.copyOf(names, size * 2);
    }
    int place = outcomes.append(outcome);
    statuses[place] = outcome.result().testCaseStatus();
    deliveries[place] = outcome.delivery();
    tableOf[place] =
        tablePlaces.computeIfAbsent(
            outcome.testCase().entityLink().table(),
            table -> {
              tables.add(table);
              return tables.size() - 1;
            });
    names[place] = Fingerprints.of(outcome.testCase().fullyQualifiedName().toString());
    size++;
    return place;
  }

  /** How many there are. */
  public synchronized int size() {
    return size;
  }

  /** The outcome at a place. */
  public CaseOutcome get(int place) {
    return outcomes.get(place).withDelivery(delivery(place));
  }

  /** What a server is told of the case at a place. */
  public CaseVerdict verdict(int place) {
    return outcomes.get(place, CaseVerdict::of, form::readVerdict);
  }

  /** Decides what becomes of the result at a place. */
  public synchronized void deliver(int place, Delivery fate) {
    deliveries[place] = fate;
  }

  synchronized TestCaseStatus status(int place) {
    return statuses[place];
  }

  synchronized Delivery delivery(int place) {
    return deliveries[place];
  }

  synchronized FullyQualifiedName table(int place) {
    return tables.get(tableOf[place]);
  }

  /** Some bits of the FQN of the case. */
  public synchronized long name(int place) {
    return names[place];
  }
}
