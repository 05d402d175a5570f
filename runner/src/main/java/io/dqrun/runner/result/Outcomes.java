package io.dqrun.runner.result;

import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.TestCaseStatus;
import io.dqrun.pack.Fingerprints;
import io.dqrun.pack.FrozenList;
import io.dqrun.pack.Places;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Outcomes of a run. Each is read anew when it is asked for, so that a run of very many cases needs
 * little memory; status, delivery and table are known without that.
 */
public final class Outcomes extends FrozenList<CaseOutcome> {

  private final OutcomeLog log;
  private final int[] places;

  private Outcomes(OutcomeLog log, int[] places) {
    this.log = log;
    this.places = places;
  }

  /** These outcomes, in the same order. */
  public static Outcomes of(List<CaseOutcome> outcomes) {
    if (outcomes instanceof Outcomes known) {
      return known;
    }
    OutcomeLog log = new OutcomeLog();
    outcomes.forEach(log::add);
    return all(log);
  }

  /** All outcomes of a log so far, in the order in which they came. */
  public static Outcomes all(OutcomeLog log) {
    return new Outcomes(log, IntStream.range(0, log.size()).toArray());
  }

  @Override
  public CaseOutcome get(int index) {
    return log.get(places[index]);
  }

  @Override
  public int size() {
    return places.length;
  }

  /** The verdict on one of them. */
  public TestCaseStatus status(int index) {
    return log.status(places[index]);
  }

  /** What became of the result of one of them. */
  public Delivery delivery(int index) {
    return log.delivery(places[index]);
  }

  /** The table of one of them. */
  public FullyQualifiedName table(int index) {
    return log.table(places[index]);
  }

  /** How many have this status. */
  public int count(TestCaseStatus status) {
    return (int) IntStream.of(places).filter(place -> log.status(place) == status).count();
  }

  /** How many have this delivery. */
  public int count(Delivery delivery) {
    return (int) IntStream.of(places).filter(place -> log.delivery(place) == delivery).count();
  }

  /** Those with this status. */
  public Outcomes with(TestCaseStatus status) {
    return new Outcomes(
        log, IntStream.of(places).filter(place -> log.status(place) == status).toArray());
  }

  /** Those with another delivery than this. */
  public Outcomes without(Delivery delivery) {
    return new Outcomes(
        log, IntStream.of(places).filter(place -> log.delivery(place) != delivery).toArray());
  }

  /** Those of each table; the tables in the order of their first outcome. */
  public Map<FullyQualifiedName, Outcomes> byTable() {
    Map<FullyQualifiedName, Places> tables = new LinkedHashMap<>();
    for (int place : places) {
      tables.computeIfAbsent(log.table(place), table -> new Places()).add(place);
    }
    Map<FullyQualifiedName, Outcomes> byTable = new LinkedHashMap<>();
    tables.forEach((table, own) -> byTable.put(table, new Outcomes(log, own.toArray())));
    return byTable;
  }

  /** The same outcomes in the order of a list of cases; those that it does not name come last. */
  public Outcomes inOrderOf(Iterable<FullyQualifiedName> cases) {
    Fingerprints order = new Fingerprints();
    int next = 0;
    for (FullyQualifiedName name : cases) {
      order.putIfAbsent(Fingerprints.of(name.toString()), next++);
    }
    long[] keys = new long[places.length];
    Arrays.setAll(
        keys,
        index ->
            ((long) order.getOrDefault(log.name(places[index]), Integer.MAX_VALUE) << 32) | index);
    Arrays.sort(keys);
    return new Outcomes(log, Arrays.stream(keys).mapToInt(key -> places[(int) key]).toArray());
  }

  /** The same outcomes, each with this delivery. */
  public FrozenList<CaseOutcome> withDelivery(Delivery delivery) {
    return FrozenList.map(this, outcome -> outcome.withDelivery(delivery));
  }
}
