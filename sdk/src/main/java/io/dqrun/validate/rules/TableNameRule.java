package io.dqrun.validate.rules;

import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.problem.ProblemCode;
import io.dqrun.validate.Findings;
import io.dqrun.validate.Rule;
import io.dqrun.workflow.Workflow;
import java.util.Optional;

/** A suite's table is a table, and not another kind of thing with a name like it. */
final class TableNameRule implements Rule {

  private static final String PATH = Paths.SUITE + ".entityFullyQualifiedName";
  private static final int TABLE_DEPTH = 4;
  private static final int MAX_LENGTH = 3072;

  @Override
  public void check(Workflow workflow, Findings findings) {
    Optional<FullyQualifiedName> table =
        workflow.source().sourceConfig().entityFullyQualifiedName();
    if (table.isPresent()) {
      check(table.get(), findings);
    }
  }

  private static void check(FullyQualifiedName name, Findings findings) {
    if (name.depth() != TABLE_DEPTH) {
      findings.error(
          ProblemCode.INVALID_FQN,
          PATH,
          findings.shown(PATH, name.toString(), "the name")
              + " has "
              + name.depth()
              + (name.depth() == 1 ? " part, as " : " parts, as ")
              + kind(name)
              + "; a table's name has 4",
          "write service.database.schema.table; put a part that holds a dot in double quotes");
    }
    if (name.toString().length() > MAX_LENGTH) {
      findings.error(
          ProblemCode.INVALID_FQN,
          PATH,
          "the name has more than " + MAX_LENGTH + " characters",
          "name a table that the server has");
    }
  }

  private static String kind(FullyQualifiedName name) {
    return switch (name.depth()) {
      case 1 -> "that of a service";
      case 2 -> "that of a database";
      case 3 -> "that of a schema";
      default ->
          name.name().equalsIgnoreCase("testSuite") && name.depth() == TABLE_DEPTH + 1
              ? "that of a table's test suite"
              : "that of a column or of a name with unquoted dots";
    };
  }
}
