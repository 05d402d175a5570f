package io.dqrun.runner.execute;

import io.dqrun.runner.check.Evidence;
import io.dqrun.runner.check.Requirement;
import io.dqrun.runner.dialect.Dialect;
import io.dqrun.runner.plan.PlannedCase;
import io.dqrun.runner.sql.QueryAnswer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Executes a statement that a user wrote, which belongs to one case. */
record UserQuery(Dialect dialect, StatementLog log) {

  /** The statement that is tried first. */
  static String first(Dialect dialect, Requirement.OwnQuery own) {
    String sql = dialect.render(own.statement());
    return own.rows() == Requirement.Rows.ALL ? dialect.counting(sql).orElse(sql) : sql;
  }

  /** What the case is judged by. */
  Evidence ask(PlannedCase planned, Requirement.OwnQuery own, StatementRunner statements)
      throws StatementFailure {
    List<PlannedCase> cases = List.of(planned);
    String sql = dialect.render(own.statement());
    QueryAnswer answer =
        switch (own.rows()) {
          case ALL -> all(cases, sql, statements);
          case FIRST -> first(cases, sql, statements);
        };
    OptionalLong total = OptionalLong.empty();
    if (own.total().isPresent()) {
      total = OptionalLong.of(count(cases, dialect.render(own.total().get()), statements));
    }
    return new Evidence.Answered(answer, total);
  }

  private QueryAnswer first(List<PlannedCase> cases, String sql, StatementRunner statements)
      throws StatementFailure {
    var row =
        log.timed(
            sql,
            cases,
            () -> OneRow.isSure(sql) ? statements.onlyRow(sql) : statements.firstRow(sql));
    return new QueryAnswer(row.isEmpty() ? 0 : 1, row);
  }

  /** Counted by the database, if it can. */
  private QueryAnswer all(List<PlannedCase> cases, String sql, StatementRunner statements)
      throws StatementFailure {
    Optional<String> counting = dialect.counting(sql);
    if (counting.isPresent()) {
      try {
        return new QueryAnswer(count(cases, counting.get(), statements), List.of());
      } catch (StatementFailure failure) {
        if (failure.kind() != StatementFailure.Kind.SQL) {
          throw failure;
        }
        // What is wrong is to be told of the user's own statement.
      }
    }
    return log.timed(sql, cases, () -> statements.query(sql));
  }

  private long count(List<PlannedCase> cases, String sql, StatementRunner statements)
      throws StatementFailure {
    var row = log.timed(sql, cases, () -> statements.onlyRow(sql));
    if (row.size() == 1 && row.get(0) instanceof Number number) {
      return number.longValue();
    }
    throw new StatementFailure(
        StatementFailure.Kind.SQL, "the database did not answer how many rows there are", null);
  }
}
