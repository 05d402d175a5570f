package io.dqrun.runner.plan;

import io.dqrun.runner.sql.Literal;
import io.dqrun.runner.sql.Metric;
import io.dqrun.runner.sql.Predicate;
import java.util.Set;

/** Comparisons of numbers with texts: some databases refuse the whole statement for one of them. */
final class MixedTypes {

  private static final Set<String> NUMBERS =
      Set.of(
          "NUMBER",
          "NUMERIC",
          "TINYINT",
          "SMALLINT",
          "INT",
          "BIGINT",
          "BYTEINT",
          "FLOAT",
          "DOUBLE",
          "DECIMAL");

  private MixedTypes() {}

  /** Whether a metric holds one. */
  static boolean compares(Metric metric) {
    return metric instanceof Metric.Count count && compares(count.condition());
  }

  private static boolean compares(Predicate predicate) {
    if (predicate instanceof Predicate.Or or) {
      return or.alternatives().stream().anyMatch(MixedTypes::compares);
    }
    return predicate instanceof Predicate.In in
        && NUMBERS.contains(in.column().dataType())
        && in.values().stream().anyMatch(Literal.Text.class::isInstance);
  }
}
