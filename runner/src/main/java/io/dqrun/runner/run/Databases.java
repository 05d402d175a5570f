package io.dqrun.runner.run;

import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.Table;
import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.runner.dialect.Dialect;
import io.dqrun.runner.dialect.Dialects;
import io.dqrun.runner.jdbc.ConnectionPool;
import io.dqrun.runner.jdbc.SessionRoom;
import io.dqrun.workflow.ConnectionConfig;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The databases of a run. A database that cannot be reached is tried once, and its problem is given
 * to everyone who asks for it.
 */
final class Databases implements AutoCloseable {

  private final ConnectionResolver connections;
  private final int maxSessions;
  private final Map<FullyQualifiedName, Database> open = new ConcurrentHashMap<>();
  private final Map<FullyQualifiedName, DqException> failures = new ConcurrentHashMap<>();
  private final Map<String, SessionRoom> rooms = new ConcurrentHashMap<>();
  private volatile boolean cancelled;

  /**
   * Databases that are opened when they are needed.
   *
   * @param connections finds the connection of a service
   * @param maxSessions how many sessions each service may have at a time, over all its databases; a
   *     comparison of two of them needs one more
   */
  Databases(ConnectionResolver connections, int maxSessions) {
    this.connections = connections;
    this.maxSessions = maxSessions;
  }

  /** The dialect and the sessions for a table; throws for a connection that cannot be used. */
  synchronized Database of(Table table) {
    FullyQualifiedName key = key(table);
    DqException failure = failures.get(key);
    if (failure != null) {
      throw failure;
    }
    Database known = open.get(key);
    if (known != null) {
      return known;
    }
    try {
      ConnectionConfig config = connections.resolve(table.serviceName());
      Dialect dialect = dialect(config.type(), table.serviceName());
      Database database =
          new Database(
              dialect,
              new ConnectionPool(dialect.target(config, key.name()), room(table.serviceName())));
      open.put(key, database);
      if (cancelled) {
        database.pool().cancel();
      }
      return database;
    } catch (DqException e) {
      throw failed(table, e);
    }
  }

  /**
   * Begins to connect to the database of a table that is about to be tested, so that this and the
   * server's answers take their time together. A failure is told to whoever needs the database.
   */
  void approach(FullyQualifiedName table) {
    try {
      findTable(table).map(this::of).ifPresent(database -> database.pool().openEarly());
    } catch (DqException e) {
      // Whoever needs it meets it again: nothing of it is lost.
    }
  }

  /** Remembers that the database of a table cannot be reached; the failure to tell of it. */
  DqException failed(Table table, DqException failure) {
    return failures.computeIfAbsent(
        key(table), key -> connections.places().placed(table.serviceName(), failure));
  }

  private SessionRoom room(String service) {
    return rooms.computeIfAbsent(service, name -> new SessionRoom(maxSessions));
  }

  static Dialect dialect(String type, String service) {
    return Dialects.forType(type)
        .orElseThrow(
            () ->
                new DqException(
                    Problem.error(
                            ProblemCode.DRIVER_MISSING,
                            "the service '%s' is of type %s, which this version cannot test"
                                .formatted(service, type))
                        .withHint("it tests " + String.join(", ", Dialects.types()))));
  }

  /** A table of the server. */
  Optional<Table> findTable(FullyQualifiedName name) {
    return connections.findTable(name);
  }

  /** Whether one statement can read both tables. */
  boolean canJoin(Table table, Table other) {
    return key(table).equals(key(other))
        || (table.serviceName().equals(other.serviceName())
            && of(table).dialect().joinsDatabases());
  }

  /** Service and database. */
  private static FullyQualifiedName key(Table table) {
    return table.fullyQualifiedName().prefix(2);
  }

  /** Stops every running statement and lets no other start; does not wait for anything. */
  void cancel() {
    // Not synchronized: whoever looks for a connection may be waiting for the server.
    cancelled = true;
    open.values().forEach(database -> database.pool().cancel());
  }

  @Override
  public synchronized void close() {
    open.values().forEach(database -> database.pool().close());
  }
}
