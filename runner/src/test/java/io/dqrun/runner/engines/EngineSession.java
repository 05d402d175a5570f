package io.dqrun.runner.engines;

import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.Table;
import io.dqrun.runner.dialect.Dialect;
import io.dqrun.runner.execute.StatementRunner;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** A session on a server, as the runner has it; it may also write. */
interface EngineSession extends StatementRunner, AutoCloseable {

  Dialect dialect();

  void update(String sql) throws SQLException;

  /** The tables of the schemas of these, as the database's own catalogue has them. */
  List<Table> tables(Set<FullyQualifiedName> needed);

  @Override
  void close() throws SQLException;
}
