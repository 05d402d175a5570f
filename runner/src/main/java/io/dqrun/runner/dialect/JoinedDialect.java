package io.dqrun.runner.dialect;

import io.dqrun.runner.sql.Capabilities;
import io.dqrun.runner.sql.ColumnRef;
import io.dqrun.runner.sql.Metric;
import io.dqrun.runner.sql.SelectQuery;
import io.dqrun.runner.sql.TableRef;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A database that has no scalar subquery beside aggregates, at least not in all versions, or that
 * may draw a sample anew wherever it is mentioned: what else would be a subquery is read from
 * groups, or joined.
 */
abstract class JoinedDialect extends AnsiDialect {

  /** Values that occur once are counted by a pass of their own. */
  @Override
  public Capabilities capabilities() {
    return capable(200, Set.of(Metric.UniqueCount.class));
  }

  @Override
  public String render(SelectQuery query) {
    Set<ColumnRef> unique = new LinkedHashSet<>();
    for (Metric metric : query.metrics()) {
      if (metric instanceof Metric.UniqueCount count) {
        unique.add(count.column());
      }
    }
    if (unique.isEmpty()) {
      return super.render(query);
    }
    ColumnRef column = unique.iterator().next();
    return declaration(query.dataset())
        + (query.metrics().stream().allMatch(metric -> isOfGroups(metric, column))
            ? grouped(query, column)
            : joined(query, List.copyOf(unique)));
  }

  /** Whether the number can be told from how often each value of the column occurs. */
  private static boolean isOfGroups(Metric metric, ColumnRef column) {
    return metric.equals(new Metric.UniqueCount(column))
        || metric.equals(new Metric.NonNullCount(column))
        || metric instanceof Metric.RowCount;
  }

  private String grouped(SelectQuery query, ColumnRef column) {
    String value = value(column);
    String metrics =
        query.metrics().stream()
            .map(
                metric ->
                    metric instanceof Metric.UniqueCount
                        ? count("CASE WHEN dq_values = 1 THEN 1 END")
                        : "COALESCE(SUM("
                            + (metric instanceof Metric.RowCount ? "dq_total" : "dq_values")
                            + "), 0)")
            .collect(Collectors.joining(", "));
    String groups =
        "SELECT %s AS dq_values, %s AS dq_total FROM %s GROUP BY %s"
            .formatted(count(value), count("*"), source(rows(query.dataset())), value);
    return "SELECT " + metrics + " FROM " + derivedTable(groups, "dq_groups");
  }

  private String joined(SelectQuery query, List<ColumnRef> unique) {
    TableRef rows = rows(query.dataset());
    List<String> answer = new ArrayList<>();
    List<String> aggregates = new ArrayList<>();
    for (Metric metric : query.metrics()) {
      if (metric instanceof Metric.UniqueCount count) {
        answer.add("dq_once_" + unique.indexOf(count.column()) + ".dq_values");
      } else {
        String alias = "dq_" + aggregates.size();
        aggregates.add(metric(metric, rows, query.dataset().table()) + " AS " + alias);
        answer.add("dq_all." + alias);
      }
    }
    List<String> sources = new ArrayList<>();
    if (!aggregates.isEmpty()) {
      sources.add(
          derivedTable(
              "SELECT " + String.join(", ", aggregates) + " FROM " + source(rows), "dq_all"));
    }
    for (int i = 0; i < unique.size(); i++) {
      sources.add(derivedTable(once(unique.get(i), rows), "dq_once_" + i));
    }
    return "SELECT " + String.join(", ", answer) + " FROM " + String.join(" CROSS JOIN ", sources);
  }

  private String once(ColumnRef column, TableRef rows) {
    String value = value(column);
    String groups =
        "SELECT %s AS dq_count FROM %s GROUP BY %s".formatted(count(value), source(rows), value);
    return "SELECT "
        + count("*")
        + " AS dq_values FROM "
        + derivedTable(groups, "dq_groups")
        + " WHERE dq_count = 1";
  }
}
