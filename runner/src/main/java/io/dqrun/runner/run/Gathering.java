package io.dqrun.runner.run;

import io.dqrun.runner.connector.JdbcTarget;
import io.dqrun.runner.jdbc.ConnectionPool;
import io.dqrun.runner.plan.ExecutionPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Workflows of one call that share scans: they are prepared one after the other, and executed one
 * after the other when all are prepared. Who comes first executes the tests of later ones, too,
 * where they need the same rows.
 */
final class Gathering {

  /** What is executed for one workflow, or with the tables of another. */
  interface Participant extends CaseOwner {

    /** Lets others execute the cases of tables, until {@link #run}. */
    void offer(List<PreparedTable> tables);

    /**
     * Gives the cases of a table away, to be executed with those of a plan.
     *
     * @param target the database of that plan
     * @return what else is to be executed; empty if it is not about the same rows
     */
    Optional<ExecutionPlan> giveAway(ExecutionPlan plan, JdbcTarget target);

    /** Runs all tables and returns when the last one is done, or the run is stopped. */
    void run(List<PreparedTable> tables, Member member) throws InterruptedException;
  }

  private enum State {
    PREPARING,
    WAITING,
    DONE
  }

  private final List<Member> members;

  Gathering(int size) {
    this.members = IntStream.range(0, size).mapToObj(i -> new Member()).toList();
  }

  /** Of a workflow that shares nothing. */
  static Member alone() {
    return new Gathering(1).member(0);
  }

  Member member(int position) {
    return members.get(position);
  }

  private final Map<String, Integer> suites = new HashMap<>();

  /** Returns when a member can be executed, or never will be. */
  synchronized void awaitPrepared(Member member) {
    try {
      while (member.state == State.PREPARING) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** One workflow. */
  final class Member {

    private State state = State.PREPARING;
    private final List<Participant> executions = new ArrayList<>();

    /** Takes part in the right to run a suite, if another member has it already. */
    boolean joins(String suite) {
      synchronized (Gathering.this) {
        return suites.computeIfPresent(suite, (key, users) -> users + 1) != null;
      }
    }

    /** Has the right to run a suite, and shares it from now on. */
    void holds(String suite) {
      synchronized (Gathering.this) {
        suites.put(suite, 1);
      }
    }

    /** Needs the right no longer. */
    void isDoneWith(String suite) {
      synchronized (Gathering.this) {
        suites.computeIfPresent(suite, (key, users) -> users == 1 ? null : users - 1);
        Gathering.this.notifyAll();
      }
    }

    /** Returns when nobody needs the right any more, or the thread is interrupted. */
    void awaitOthersWith(String suite) {
      synchronized (Gathering.this) {
        try {
          while (suites.containsKey(suite)) {
            Gathering.this.wait();
          }
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    }

    /** Executes tables when it is their turn. */
    void execute(Participant execution, List<PreparedTable> tables) throws InterruptedException {
      if (members.size() > 1) {
        execution.offer(tables);
      }
      try {
        awaitTurn(execution);
        execution.run(tables, this);
      } finally {
        leave();
      }
    }

    private void awaitTurn(Participant execution) throws InterruptedException {
      synchronized (Gathering.this) {
        if (state == State.PREPARING) {
          executions.add(execution);
          state = State.WAITING;
          Gathering.this.notifyAll();
          while (!isMyTurn()) {
            Gathering.this.wait();
          }
        }
      }
    }

    private boolean isMyTurn() {
      boolean before = true;
      boolean mine = true;
      for (Member member : members) {
        before = before && member != this;
        mine = mine && member.state != State.PREPARING && !(before && member.state != State.DONE);
      }
      return mine;
    }

    /** Shares nothing any more, and lets nobody wait; may be called again. */
    void leave() {
      synchronized (Gathering.this) {
        state = State.DONE;
        executions.clear();
        Gathering.this.notifyAll();
      }
    }

    /** The cases that later members need measured on the same rows, each handed over once. */
    List<CaseShare> companions(ExecutionPlan plan, ConnectionPool pool) {
      List<Participant> later = new ArrayList<>();
      synchronized (Gathering.this) {
        if (state == State.DONE) {
          // Nobody waits for it.
          return List.of();
        }
        for (Member member : members.subList(members.indexOf(this) + 1, members.size())) {
          later.addAll(member.executions);
        }
      }
      List<CaseShare> shares = new ArrayList<>();
      for (Participant execution : later) {
        execution
            .giveAway(plan, pool.target())
            .ifPresent(own -> shares.add(new CaseShare(execution, own)));
      }
      return shares;
    }
  }
}
