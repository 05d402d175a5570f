package io.dqrun.runner.execute;

import io.dqrun.runner.sql.QueryAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A database that answers 1 to everything, but fails where it is told to. */
final class FakeStatements implements StatementRunner {

  final List<String> statements = new ArrayList<>();
  private final StatementFailure.Kind kind;
  private final Predicate<String> fails;

  FakeStatements(StatementFailure.Kind kind, Predicate<String> fails) {
    this.kind = kind;
    this.fails = fails;
  }

  @Override
  public List<@Nullable Object> firstRow(String sql) throws StatementFailure {
    statements.add(sql);
    if (fails.test(sql)) {
      throw new StatementFailure(kind, "no answer", null);
    }
    List<@Nullable Object> row = new ArrayList<>();
    String metrics = sql.substring("SELECT ".length(), sql.indexOf(" FROM "));
    for (int i = 0; i < metrics.split(", ", -1).length; i++) {
      row.add(1L);
    }
    return row;
  }

  @Override
  public QueryAnswer query(String sql) throws StatementFailure {
    return new QueryAnswer(1, firstRow(sql));
  }

  @Override
  public void forEachRow(String sql, Consumer<List<@Nullable Object>> rows)
      throws StatementFailure {
    rows.accept(firstRow(sql));
  }
}
