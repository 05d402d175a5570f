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

  /**
   * From the time of the statement on: MariaDB picks the rows anew wherever a query names them, and
   * so they are the same ones.
   */
  @Override
  protected String randomPercent() {
    return "RAND(UNIX_TIMESTAMP(NOW(6)) * 1000000) * 100";
  }
}
