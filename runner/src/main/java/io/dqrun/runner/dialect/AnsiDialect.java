package io.dqrun.runner.dialect;

import io.dqrun.runner.sql.Capabilities;
import io.dqrun.runner.sql.Dataset;
import io.dqrun.runner.sql.Metric;
import io.dqrun.runner.sql.RowQuery;
import io.dqrun.runner.sql.SelectQuery;
import io.dqrun.runner.sql.SqlTemplate;
import io.dqrun.runner.sql.SqlTokens;
import io.dqrun.runner.sql.SqlTokens.Rule;
import io.dqrun.runner.sql.TableRef;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Standard SQL, to be bent by the dialects of databases that differ. */
public abstract class AnsiDialect extends AnsiMetrics {

  /** For dialects. */
  protected AnsiDialect() {}

  @Override
  public Capabilities capabilities() {
    return capable(500, Set.of());
  }

  /** Every way that there is, for dialects that do not know better. */
  @Override
  public List<Set<Rule>> readings() {
    return SqlTokens.everyReading();
  }

  @Override
  public String render(SelectQuery query) {
    Dataset dataset = query.dataset();
    TableRef rows = rows(dataset);
    String metrics =
        query.metrics().stream()
            .map(metric -> metric(metric, rows, dataset.table()))
            .collect(Collectors.joining(", "));
    // Scalar subqueries beside a FROM but without an aggregate would answer once per row.
    boolean subqueriesOnly = query.metrics().stream().allMatch(this::isScalar);
    return declaration(dataset)
        + "SELECT "
        + metrics
        + (subqueriesOnly ? fromNothing() : " FROM " + source(rows));
  }

  @Override
  public String render(RowQuery query) {
    TableRef rows = rows(query.dataset());
    return declaration(query.dataset())
        + "SELECT "
        + query.columns().stream()
            .map(column -> quote(column.name()))
            .collect(Collectors.joining(", "))
        + " FROM "
        + source(rows)
        + where(query.wanted(), rows);
  }

  private String where(RowQuery.Wanted wanted, TableRef rows) {
    if (wanted instanceof RowQuery.Fulfilling fulfilling) {
      return " WHERE " + predicate(fulfilling.condition());
    }
    if (wanted instanceof RowQuery.Repeating repeating) {
      String name = quote(repeating.column().name());
      return " WHERE %s IN (SELECT %s FROM %s GROUP BY %s HAVING COUNT(%s) > 1)"
          .formatted(name, name, source(rows), name, name);
    }
    return "";
  }

  @Override
  public String render(SqlTemplate template) {
    return template.parts().stream().map(this::part).collect(Collectors.joining());
  }

  private String part(SqlTemplate.Part part) {
    if (part instanceof SqlTemplate.Verbatim verbatim) {
      return verbatim.sql();
    }
    if (part instanceof SqlTemplate.ColumnName column) {
      return quote(column.column().name());
    }
    if (part instanceof SqlTemplate.TableName table) {
      return qualifiedName(table.table());
    }
    if (part instanceof SqlTemplate.Constant constant) {
      return literal(constant.value());
    }
    if (part instanceof SqlTemplate.Constants constants) {
      return constants.values().isEmpty()
          ? "NULL"
          : constants.values().stream().map(this::literal).collect(Collectors.joining(", "));
    }
    throw new IllegalArgumentException("no SQL is known for " + part);
  }

  private boolean isScalar(Metric metric) {
    return metric instanceof Metric.AsUpstream upstream
        ? isSubquery(upstream.metric())
        : isSubquery(metric);
  }

  @Override
  public String renderProbe(TableRef table) {
    return "SELECT 1 FROM " + qualifiedName(table) + " WHERE " + NEVER;
  }

  @Override
  public final String renderProbe(Dataset dataset) {
    return declaration(dataset) + renderProbe(rows(dataset));
  }

  @Override
  public final ComparisonSql comparison() {
    return new ComparisonSql(this::quote, this::qualifiedName, this::predicate, comparisonForms());
  }

  /** What differs here when two tables are compared. */
  protected ComparisonForms comparisonForms() {
    return ComparisonForms.STANDARD;
  }

  /** What follows a list of scalar subqueries that need no table beside their own ones. */
  protected String fromNothing() {
    return "";
  }
}
