package io.dqrun.runner.dialect;

import io.dqrun.runner.sql.ColumnRef;
import io.dqrun.runner.sql.Literal;
import io.dqrun.runner.sql.Metric;
import io.dqrun.runner.sql.Predicate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Conditions on a row in standard SQL. */
abstract class AnsiConditions extends AnsiLiterals {

  static final String NEVER = "1 = 0";

  /** A column where values are compared with each other, for types that cannot be as they are. */
  protected String value(ColumnRef column) {
    return quote(column.name());
  }

  /** The length of a column's text. */
  protected String length(ColumnRef column) {
    return "LENGTH(" + quote(column.name()) + ")";
  }

  /** A condition on the rows that {@link Metric.MatchingRows} counts. */
  protected String matching(Predicate condition) {
    return predicate(condition);
  }

  /** A condition on a row. */
  protected final String predicate(Predicate predicate) {
    if (predicate instanceof Predicate.IsNull isNull) {
      return quote(isNull.column().name()) + " IS NULL";
    }
    if (predicate instanceof Predicate.In in) {
      return in(in.column(), in.values());
    }
    if (predicate instanceof Predicate.LessThan less) {
      return comparison(less.column(), "<", less.bound());
    }
    if (predicate instanceof Predicate.GreaterThan greater) {
      return comparison(greater.column(), ">", greater.bound());
    }
    if (predicate instanceof Predicate.AtLeast least) {
      return comparison(least.column(), ">=", least.bound());
    }
    if (predicate instanceof Predicate.AtMost most) {
      return comparison(most.column(), "<=", most.bound());
    }
    if (predicate instanceof Predicate.LengthLessThan less) {
      return length(less.column()) + " < " + literal(less.bound());
    }
    if (predicate instanceof Predicate.LengthGreaterThan greater) {
      return length(greater.column()) + " > " + literal(greater.bound());
    }
    if (predicate instanceof Predicate.Matches matches) {
      return matches(matches.column(), matches.pattern());
    }
    if (predicate instanceof Predicate.NotOlder recent) {
      return quote(recent.column().name()) + " >= " + ago(recent);
    }
    if (predicate instanceof Predicate.Not not) {
      return "NOT (" + predicate(not.condition()) + ")";
    }
    if (predicate instanceof Predicate.Or or) {
      return or.alternatives().isEmpty()
          ? NEVER
          : or.alternatives().stream().map(this::predicate).collect(Collectors.joining(" OR "));
    }
    if (predicate instanceof Predicate.And and) {
      return and.conditions().stream()
          .map(condition -> "(" + predicate(condition) + ")")
          .collect(Collectors.joining(" AND "));
    }
    throw new IllegalArgumentException("no SQL is known for " + predicate);
  }

  /** A column whose value is one of a list. */
  private String in(ColumnRef column, List<Literal> values) {
    String value = value(column);
    if (values.isEmpty()) {
      // Never true without values, yet a column that is not there must not go unnoticed.
      return value + " IS NULL AND " + NEVER;
    }
    if (values.size() <= maxListValues()) {
      return oneOf(value, values);
    }
    List<String> lists = new ArrayList<>();
    for (int from = 0; from < values.size(); from += maxListValues()) {
      int to = Math.min(from + maxListValues(), values.size());
      lists.add(oneOf(value, values.subList(from, to)));
    }
    return "(" + String.join(" OR ", lists) + ")";
  }

  private String oneOf(String value, List<Literal> values) {
    return value
        + values.stream().map(this::literal).collect(Collectors.joining(", ", " IN (", ")"));
  }

  /** How many values one list may have; longer ones become several. */
  protected int maxListValues() {
    return Integer.MAX_VALUE;
  }

  /** A column of which a part matches a regular expression. */
  protected String matches(ColumnRef column, String pattern) {
    return "REGEXP_LIKE(" + quote(column.name()) + ", " + text(pattern) + ")";
  }

  /** The oldest moment, of the column's type, that still counts as recent. */
  protected String ago(Predicate.NotOlder recent) {
    String interval = " - INTERVAL '" + recent.amount() + "' " + recent.unit();
    return recent.column().dataType().equals("DATE")
        ? "CAST(CURRENT_DATE" + interval + " AS DATE)"
        : "CAST(CURRENT_TIMESTAMP" + interval + " AS TIMESTAMP)";
  }

  /** A column compared with a constant. */
  protected String comparison(ColumnRef column, String operator, Literal bound) {
    return quote(column.name()) + " " + operator + " " + literal(bound);
  }
}
