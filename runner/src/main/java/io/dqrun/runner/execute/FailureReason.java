package io.dqrun.runner.execute;

import io.dqrun.runner.check.Requirement;
import io.dqrun.runner.dialect.Dialect;
import io.dqrun.runner.plan.ExecutionPlan;
import io.dqrun.runner.plan.PlannedCase;
import io.dqrun.runner.plan.Scan;
import io.dqrun.runner.sql.Dataset;
import io.dqrun.runner.sql.SelectQuery;
import java.util.List;
import java.util.Locale;

/** Why a case was not executed, with what its user cannot see in it. */
record FailureReason(ExecutionPlan plan, Dialect dialect) {

  /** One sentence for users. */
  String of(PlannedCase planned, StatementFailure failure) {
    return switch (failure.kind()) {
      case SQL -> failure.reason() + origin(planned) + length(planned);
      // Some databases close the connection on whoever says too much.
      case CONNECTION_LOST -> failure.reason() + length(planned);
      case TIMEOUT, STOPPED -> failure.reason();
    };
  }

  /** Whose settings may be at fault. */
  private String origin(PlannedCase planned) {
    boolean readsDataset =
        planned.requirement() instanceof Requirement.Aggregates
            || planned.requirement() instanceof Requirement.EachRow;
    if (!readsDataset) {
      return "";
    }
    Dataset dataset = plan.dataset();
    if (dataset instanceof Dataset.UserQuery) {
      return " (the rows come from the table's profileQuery, whose columns must be those of the table"
          + " in their order)";
    }
    boolean isPart =
        dataset instanceof Dataset.Filtered
            || (dataset instanceof Dataset.Sampled sampled && sampled.condition().isPresent());
    return isPart ? " (the rows are those of the partition in the table's profiler settings)" : "";
  }

  /** A statement of one case cannot be cut. */
  private String length(PlannedCase planned) {
    if (!(planned.requirement() instanceof Requirement.Aggregates)) {
      return "";
    }
    SelectQuery query = new Scan(plan.dataset(), List.of(planned)).query();
    return dialect.capabilities().takes().test(query)
        ? ""
        : String.format(
            Locale.ROOT,
            " (the statement of this test has %,d characters, more than %s takes unless it is set"
                + " up so; test fewer values at once)",
            dialect.render(query).length(),
            dialect.type());
  }
}
