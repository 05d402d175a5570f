package io.dqrun.runner.run;

import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.Table;
import io.dqrun.problem.DqException;
import io.dqrun.runner.jdbc.StatementException;
import io.dqrun.runner.jdbc.TableSizes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/**
 * The order in which the tables of one service are tested. Where more than one is tested at a time
 * and others must wait, the largest come first: else the last worker might begin with the longest
 * scan when all others are done.
 */
final class Turns {

  private final List<PreparedTable> tables;
  private final List<Integer> positions;
  private final Databases databases;
  private final int jobs;
  private Queue<Integer> left = new ArrayDeque<>();
  private boolean ordered;

  /**
   * Turns for tables of one service, without looking for their sizes yet.
   *
   * @param tables also those of other services
   * @param positions which of them are meant, in the order of the suite
   * @param jobs how many are tested at a time
   */
  Turns(List<PreparedTable> tables, List<Integer> positions, Databases databases, int jobs) {
    this.tables = tables;
    this.positions = List.copyOf(positions);
    this.databases = databases;
    this.jobs = jobs;
  }

  /** The position of the next table; as often as there are tables. */
  synchronized int next() {
    if (!ordered) {
      ordered = true;
      left = new ArrayDeque<>(jobs > 1 && positions.size() > jobs ? longestFirst() : positions);
    }
    return left.remove();
  }

  /** Tables of unknown size come last, in their order. */
  private List<Integer> longestFirst() {
    Map<FullyQualifiedName, Map<List<String>, Long>> known = new HashMap<>();
    Map<Integer, Long> sizes = new HashMap<>();
    for (int position : positions) {
      Table table = tables.get(position).table();
      List<String> parts = table.fullyQualifiedName().parts();
      Map<List<String>, Long> its =
          known.computeIfAbsent(table.fullyQualifiedName().prefix(2), key -> sizes(table));
      sizes.put(position, its.getOrDefault(parts.subList(2, parts.size()), -1L));
    }
    List<Integer> order = new ArrayList<>(positions);
    order.sort(Comparator.comparing(position -> -sizes.getOrDefault(position, -1L)));
    return order;
  }

  /**
   * No test fails for lack of a size; a database that cannot be reached need not be asked twice.
   */
  private Map<List<String>, Long> sizes(Table table) {
    try {
      return databases.of(table).pool().withSession(TableSizes::read);
    } catch (DqException e) {
      databases.failed(table, e);
      return Map.of();
    } catch (StatementException | IllegalStateException e) {
      // Nothing is known then; whoever tests the table finds out whether more is wrong.
      return Map.of();
    }
  }
}
