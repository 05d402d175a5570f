package io.dqrun.runner.dialect;

import io.dqrun.runner.sql.Capabilities;
import io.dqrun.runner.sql.ColumnRef;
import io.dqrun.runner.sql.Literal;
import io.dqrun.runner.sql.TableRef;
import io.dqrun.workflow.ConnectionConfig;
import java.time.ZoneOffset;

/**
 * SQLite. It knows no decimals: sums and means of them are taken in double precision.
 *
 * @see <a href="https://www.sqlite.org/lang_aggfunc.html">Built-in aggregate functions</a>
 */
public final class SqliteDialect extends AnsiDialect {

  /** As many characters of a timestamp as {@code strftime} writes. */
  private static final int MILLISECONDS = "2024-03-01 08:00:00.000".length();

  /** For {@link java.util.ServiceLoader}. */
  public SqliteDialect() {}

  @Override
  public String type() {
    return "SQLite";
  }

  /**
   * In backticks: SQLite takes a name in double quotes that it does not know for a text, so that a
   * dropped column would go unnoticed.
   */
  @Override
  public String quote(String identifier) {
    return '`' + identifier.replace("`", "``") + '`';
  }

  /** The file is the database; what OpenMetadata calls its schema has no name in SQL. */
  @Override
  public String qualifiedName(TableRef table) {
    return quote(table.name());
  }

  /** SQLite allows 2000 columns in an answer. */
  @Override
  public Capabilities capabilities() {
    return new Capabilities(1900);
  }

  /** Dates are texts here, with or without a time of day; both are brought to one form. */
  @Override
  protected String comparison(ColumnRef column, String operator, Literal bound) {
    if (bound instanceof Literal.Timestamp timestamp) {
      return moment(column, operator, digits(timestamp.value()));
    }
    if (bound instanceof Literal.ZonedTimestamp timestamp) {
      return moment(
          column,
          operator,
          digits(timestamp.value().withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime()));
    }
    return super.comparison(column, operator, bound);
  }

  private String moment(ColumnRef column, String operator, String bound) {
    return "strftime('%Y-%m-%d %H:%M:%f', "
        + quote(column.name())
        + ") "
        + operator
        + " '"
        + bound.substring(0, MILLISECONDS)
        + "'";
  }

  @Override
  public JdbcTarget target(ConnectionConfig config, String databaseName) {
    return SqliteConnector.target(config, databaseName);
  }
}
