package io.dqrun.runner.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Room for the sessions with all databases of one service: where as many are open as there may be,
 * one that is idle gives way to a new one. For any number of threads.
 */
public final class SessionRoom {

  private final int most;
  private final List<Supplier<Optional<JdbcSession>>> idle = new ArrayList<>();
  private int open;

  /**
   * Room without a session yet.
   *
   * @param most how many sessions may be open at a time, as long as no more are used at a time
   */
  public SessionRoom(int most) {
    this.most = most;
  }

  int most() {
    return most;
  }

  /**
   * Lets a further database in.
   *
   * @param takeIdle gives up a session that nobody uses, if there is one
   */
  synchronized void add(Supplier<Optional<JdbcSession>> takeIdle) {
    idle.add(takeIdle);
  }

  /** Counts a session that is about to be opened, after another one has given way if it must. */
  void enter() {
    idleInTheWay()
        .ifPresent(
            session -> {
              session.close();
              leave();
            });
  }

  private synchronized Optional<JdbcSession> idleInTheWay() {
    open++;
    return open > most
        ? idle.stream().flatMap(one -> one.get().stream()).findFirst()
        : Optional.empty();
  }

  /** Forgets a session that is closed, or was never opened. */
  synchronized void leave() {
    open--;
  }
}
