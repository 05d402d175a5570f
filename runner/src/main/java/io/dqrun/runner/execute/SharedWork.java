package io.dqrun.runner.execute;

import io.dqrun.runner.check.Requirement;
import io.dqrun.runner.plan.ExecutionPlan;
import io.dqrun.runner.plan.PlannedCase;
import io.dqrun.runner.plan.Scan;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** The statements of one plan, taken one by one by everybody who has a session for them. */
final class SharedWork implements Assistants.Work {

  /** One statement, or several that belong together. */
  private interface Step {
    void perform(StatementRunner statements);
  }

  private final TableExecution execution;
  private final ExecutionPlan plan;
  private final Queue<Step> steps = new ArrayDeque<>();
  private int assistants;
  private boolean over;
  private @Nullable RuntimeException failure;

  SharedWork(TableExecution execution, ExecutionPlan plan) {
    this.execution = execution;
    this.plan = plan;
    List<Step> last = new ArrayList<>();
    for (Scan scan : plan.scans()) {
      // Some databases close the connection then, which must not cost what could have been asked.
      boolean isTooLong = execution.isTooLong(scan);
      (isTooLong ? last : steps).add(statements -> execution.execute(scan, statements));
    }
    for (PlannedCase planned : plan.cases()) {
      if (planned.requirement() instanceof Requirement.OwnQuery
          || planned.requirement() instanceof Requirement.EachRow) {
        steps.add(statements -> execution.execute(planned, statements));
      }
    }
    steps.addAll(last);
  }

  /** Does all of it, with whatever help there is. */
  void run(StatementRunner statements, Assistants others) {
    execution.begin();
    if (steps.size() > 1) {
      others.ask(steps.size() - 1, this);
    }
    try {
      work(statements);
      for (PlannedCase planned : plan.cases()) {
        if (planned.requirement() instanceof Requirement.RowDifference difference
            && !execution.isStopped()) {
          execution.compare(planned, difference);
        }
      }
    } catch (RuntimeException e) {
      execution.stop();
      throw e;
    } finally {
      awaitAssistants();
    }
    if (failure != null) {
      throw failure;
    }
    execution.end();
  }

  private void work(StatementRunner statements) {
    for (Optional<Step> next = next(); next.isPresent(); next = next()) {
      next.get().perform(statements);
    }
  }

  /** One who has lost the connection leaves what is left to the others. */
  private Optional<Step> nextFor(StatementRunner assistant) {
    return assistant.isUsable() ? next() : Optional.empty();
  }

  private synchronized Optional<Step> next() {
    return execution.isStopped() ? Optional.empty() : Optional.ofNullable(steps.poll());
  }

  @Override
  public synchronized boolean isLeft() {
    return !over && !steps.isEmpty();
  }

  @Override
  public void assist(StatementRunner statements) {
    synchronized (this) {
      if (over) {
        return;
      }
      assistants++;
    }
    try {
      for (Optional<Step> next = nextFor(statements);
          next.isPresent();
          next = nextFor(statements)) {
        next.get().perform(statements);
      }
    } catch (RuntimeException e) {
      // It belongs to whoever runs the plan.
      execution.stop();
      synchronized (this) {
        failure = e;
      }
    } finally {
      synchronized (this) {
        assistants--;
        notifyAll();
      }
    }
  }

  /** Nobody may be at work when the plan is done; whoever is interrupted does not wait. */
  private synchronized void awaitAssistants() {
    over = true;
    try {
      while (assistants > 0) {
        wait();
      }
    } catch (InterruptedException e) {
      execution.stop();
      Thread.currentThread().interrupt();
    }
  }
}
