package io.dqrun.runner.run;

import io.dqrun.entity.Table;
import io.dqrun.problem.DqException;
import io.dqrun.runner.jdbc.ConnectionPool.Lease;
import io.dqrun.runner.jdbc.JdbcSession;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;

/**
 * A session with each of two databases. Whoever needs two takes them in the same order, so that no
 * two wait for each other; and nobody keeps the first one for long while the second is not free,
 * since those who need but one wait for it.
 */
record TwoSessions(Databases databases, Table left, Table right) {

  private static final Duration PATIENCE = Duration.ofSeconds(1);

  /**
   * Does something as soon as both are free.
   *
   * @param givenUp asked now and then whether there is no need any more
   * @return whether it was done
   * @throws DqException if one of the databases cannot be reached
   */
  boolean use(BiConsumer<JdbcSession, JdbcSession> work, BooleanSupplier givenUp)
      throws InterruptedException {
    boolean inOrder = name(left).compareTo(name(right)) <= 0;
    while (!givenUp.getAsBoolean()) {
      Optional<Lease> first = lease(inOrder ? left : right);
      if (first.isEmpty()) {
        continue;
      }
      try (Lease one = first.get()) {
        Optional<Lease> second = lease(inOrder ? right : left);
        if (second.isPresent()) {
          try (Lease other = second.get()) {
            work.accept((inOrder ? one : other).session(), (inOrder ? other : one).session());
            return true;
          }
        }
      }
    }
    return false;
  }

  private Optional<Lease> lease(Table table) throws InterruptedException {
    try {
      return databases.of(table).pool().lease(PATIENCE);
    } catch (DqException e) {
      throw databases.failed(table, e);
    }
  }

  private static String name(Table table) {
    return table.fullyQualifiedName().prefix(2).toString();
  }
}
