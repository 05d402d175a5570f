package io.dqrun.client;

/**
 * The spelling of the route that creates the suite of a table: a path and the field that names the
 * table, which belong together. The {@code /base} of the upgrade guide never existed in a server.
 */
public enum SuiteEndpoint {
  /** Servers from 1.6.2 on. */
  BASIC("/basic", "basicEntityReference"),
  /** Servers before 1.6.2. */
  EXECUTABLE("/executable", "executableEntityReference");

  private final String path;
  private final String tableField;

  SuiteEndpoint(String path, String tableField) {
    this.path = path;
    this.tableField = tableField;
  }

  /** The last part of the path, such as {@code /basic}. */
  public String path() {
    return path;
  }

  /** The name of the field that holds the table's FQN. */
  public String tableField() {
    return tableField;
  }

  /** The spelling of the other generation of servers. */
  SuiteEndpoint other() {
    return this == BASIC ? EXECUTABLE : BASIC;
  }

  /** The spelling that a server of this version should understand. */
  static SuiteEndpoint of(ServerVersion version) {
    return version.atLeast(1, 6, 2) ? BASIC : EXECUTABLE;
  }
}
