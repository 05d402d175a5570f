package io.dqrun.validate.rules;

import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.problem.ProblemCode;
import io.dqrun.validate.Findings;
import io.dqrun.validate.Rule;
import io.dqrun.workflow.Workflow;
import java.util.Optional;

/** A pipeline is named by its suite and its own name. */
final class PipelineNameRule implements Rule {

  private static final String PATH = "ingestionPipelineFQN";

  @Override
  public void check(Workflow workflow, Findings findings) {
    Optional<FullyQualifiedName> pipeline = workflow.ingestionPipelineFqn();
    if (pipeline.isEmpty()) {
      return;
    }
    FullyQualifiedName name = pipeline.get();
    Optional<FullyQualifiedName> table =
        workflow.source().sourceConfig().entityFullyQualifiedName();
    if (name.depth() < 2) {
      findings.error(
          ProblemCode.INVALID_FQN,
          PATH,
          findings.shown(PATH, name.toString(), "the name")
              + " has 1 part, a pipeline's name has that of its suite and its own",
          "write suite.pipeline; for the suite of a table it is table.testSuite.pipeline");
    } else if (table.isPresent()
        && table.get().depth() == 4
        && !name.toString().startsWith(table.get() + ".")) {
      findings.warning(
          ProblemCode.INVALID_FQN,
          PATH,
          findings.shown(PATH, name.toString(), "the name")
              + " is no pipeline of this table's suite",
          "a pipeline of it is named " + suite(table.get(), findings) + ".<pipeline>");
    }
  }

  private static String suite(FullyQualifiedName table, Findings findings) {
    String path = Paths.SUITE + ".entityFullyQualifiedName";
    return findings.shown(path, table.toString(), "<table>").replace("`", "") + ".testSuite";
  }
}
