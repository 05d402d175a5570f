package io.dqrun.convert.database;

import io.dqrun.convert.LegacyRule;
import io.dqrun.convert.Remarks;
import io.dqrun.convert.WorkflowFile;
import java.util.Set;

/** A rule that looks at each connection of some types by itself. */
abstract class ConnectionRule extends LegacyRule {

  private final Set<String> types;

  ConnectionRule(String id, String title, String until, String since, String... types) {
    super(id, title, until, since);
    this.types = Set.of(types);
  }

  @Override
  public final void apply(WorkflowFile file, Remarks remarks) {
    Fields.of(file, remarks, types).forEach(connection -> change(file, connection, remarks));
  }

  /** Changes a connection where it has the old layout. */
  abstract void change(WorkflowFile file, Fields connection, Remarks remarks);
}
