package io.dqrun.runner.jdbc;

import io.dqrun.problem.DqException;
import io.dqrun.runner.connector.JdbcTarget;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The sessions with one database: opened when they are needed, never more than a given number at a
 * time, closed together. For any number of threads.
 */
public final class ConnectionPool implements AutoCloseable {

  private final JdbcTarget target;
  private final SessionRoom room;
  private final Semaphore permits;
  private final Deque<JdbcSession> idle = new ArrayDeque<>();
  private final Set<JdbcSession> busy = new HashSet<>();
  private @Nullable CompletableFuture<JdbcSession> early;
  private boolean cancelled;
  private boolean closed;

  /**
   * A pool without a session yet.
   *
   * @param maxSessions how many sessions may be open at a time
   */
  public ConnectionPool(JdbcTarget target, int maxSessions) {
    this(target, new SessionRoom(maxSessions));
  }

  /**
   * A pool without a session yet.
   *
   * @param room shared with the other databases of the same service
   */
  public ConnectionPool(JdbcTarget target, SessionRoom room) {
    this.target = target;
    this.room = room;
    this.permits = new Semaphore(room.most(), true);
    room.add(this::takeIdle);
  }

  /** The database. */
  public JdbcTarget target() {
    return target;
  }

  /**
   * Begins to open a session for whoever asks for the first one, who is also told if it fails;
   * returns at once.
   */
  public synchronized void openEarly() {
    if (early != null || closed || cancelled) {
      return;
    }
    CompletableFuture<JdbcSession> opening = new CompletableFuture<>();
    early = opening;
    Thread thread = new Thread(() -> openEarly(opening), "dq-run-connect");
    thread.setDaemon(true);
    thread.start();
  }

  private void openEarly(CompletableFuture<JdbcSession> opening) {
    try {
      JdbcSession session = open();
      if (!keptForLater(opening, session)) {
        opening.complete(session);
      }
    } catch (Throwable e) {
      // It belongs to the one who asks.
      opening.completeExceptionally(e);
    }
  }

  /** Where nobody has asked yet, the session is as idle as any other. */
  private boolean keptForLater(CompletableFuture<JdbcSession> opening, JdbcSession session) {
    synchronized (this) {
      if (early != opening) {
        return false;
      }
      early = null;
      if (!closed) {
        if (cancelled) {
          session.cancel();
        }
        idle.push(session);
        return true;
      }
    }
    close(session);
    return true;
  }

  /**
   * Does something with a session that nobody else uses meanwhile; waits until one is free.
   *
   * @throws DqException as {@link JdbcSession#open}
   * @throws IllegalStateException if the pool is closed
   */
  public <T extends @Nullable Object> T withSession(Function<JdbcSession, T> work) {
    permits.acquireUninterruptibly();
    try {
      JdbcSession session = take();
      try {
        return work.apply(session);
      } finally {
        giveBack(session);
      }
    } finally {
      permits.release();
    }
  }

  /** A session that nobody else uses until it is given back. */
  public final class Lease implements AutoCloseable {

    private final JdbcSession session;

    private Lease(JdbcSession session) {
      this.session = session;
    }

    /** The session, which only the lease may close. */
    public JdbcSession session() {
      return session;
    }

    /** Gives the session back. */
    @Override
    public void close() {
      try {
        giveBack(session);
      } finally {
        permits.release();
      }
    }
  }

  /**
   * Lends a session if one is free within {@code patience}; for those who need sessions of two
   * pools, and must not keep one for ever while they wait for the other.
   *
   * @return the session; empty if none was free
   * @throws DqException as {@link JdbcSession#open}
   * @throws IllegalStateException if the pool is closed
   */
  public Optional<Lease> lease(Duration patience) throws InterruptedException {
    if (!permits.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      return Optional.empty();
    }
    boolean lent = false;
    try {
      Lease lease = new Lease(take());
      lent = true;
      return Optional.of(lease);
    } finally {
      if (!lent) {
        permits.release();
      }
    }
  }

  private JdbcSession take() {
    CompletableFuture<JdbcSession> opening;
    synchronized (this) {
      checkOpen();
      JdbcSession session = idle.poll();
      if (session != null) {
        busy.add(session);
        return session;
      }
      opening = early;
      early = null;
    }
    JdbcSession session = opening == null ? open() : opened(opening);
    synchronized (this) {
      if (!closed) {
        if (cancelled) {
          session.cancel();
        }
        busy.add(session);
        return session;
      }
    }
    close(session);
    throw closed();
  }

  private JdbcSession open() {
    room.enter();
    boolean opened = false;
    try {
      JdbcSession session = JdbcSession.open(target);
      opened = true;
      return session;
    } finally {
      if (!opened) {
        room.leave();
      }
    }
  }

  private static JdbcSession opened(CompletableFuture<JdbcSession> opening) {
    try {
      return opening.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw e;
    }
  }

  private void close(JdbcSession session) {
    try {
      session.close();
    } finally {
      room.leave();
    }
  }

  /** A session that nobody uses, for the caller to close. */
  private synchronized Optional<JdbcSession> takeIdle() {
    return Optional.ofNullable(idle.poll());
  }

  private void checkOpen() {
    if (closed) {
      throw closed();
    }
  }

  private IllegalStateException closed() {
    return new IllegalStateException("the sessions with " + target + " are closed");
  }

  private void giveBack(JdbcSession session) {
    synchronized (this) {
      busy.remove(session);
      if (session.isUsable() && !closed) {
        idle.push(session);
        return;
      }
    }
    close(session);
  }

  /** Stops every running statement and lets no other start; see {@link JdbcSession#cancel()}. */
  public synchronized void cancel() {
    cancelled = true;
    idle.forEach(JdbcSession::cancel);
    busy.forEach(JdbcSession::cancel);
  }

  /** Disconnects idle sessions now, and busy ones as soon as they have been cancelled. */
  @Override
  public void close() {
    List<JdbcSession> closing;
    synchronized (this) {
      closed = true;
      busy.forEach(JdbcSession::cancel);
      closing = new ArrayList<>(idle);
      idle.clear();
    }
    closing.forEach(this::close);
  }
}
