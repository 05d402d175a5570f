package io.dqrun.runner.dialect;

/**
 * MariaDB 10.2 and newer.
 *
 * @see <a href="https://mariadb.com/kb/en/sql-statements-structure/">SQL language structure</a>
 */
public final class MariaDbDialect extends MysqlDialect {

  /** For {@link java.util.ServiceLoader}. */
  public MariaDbDialect() {}

  @Override
  public String type() {
    return "MariaDB";
  }
}
