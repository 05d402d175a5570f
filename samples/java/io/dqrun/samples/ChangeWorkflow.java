package io.dqrun.samples;

import io.dqrun.codec.ParsedWorkflow;
import io.dqrun.codec.References;
import io.dqrun.codec.WorkflowReader;
import io.dqrun.codec.WorkflowWriter;
import io.dqrun.problem.Problem;
import io.dqrun.workflow.ColumnTests;
import io.dqrun.workflow.TestSuiteProcessorConfig;
import io.dqrun.workflow.Workflow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Adds a test case to a workflow file, and writes the file again. */
public final class ChangeWorkflow {

  private ChangeWorkflow() {}

  static Workflow withOneMoreTest(Workflow workflow) {
    return Workflow.builder()
        .from(workflow)
        .processor(
            TestSuiteProcessorConfig.builder()
                .from(workflow.processor())
                .addTestCases(
                    ColumnTests.valuesToBeBetween("amount")
                        .min(0)
                        .max(1000)
                        .named("orders_amount_plausible")
                        .countingRows()
                        .build())
                .build())
        .build();
  }

  /**
   * Reads the first file and writes the second one. References such as {@code ${PASSWORD}} stay
   * references: no secret is read, and none is written.
   */
  public static void main(String[] arguments) throws IOException {
    ParsedWorkflow parsed = new WorkflowReader(References.KEEP).read(Path.of(arguments[0]));
    for (Problem problem : parsed.problems()) {
      System.err.println(problem.message());
    }
    if (parsed.workflow().isPresent()) {
      Workflow changed = withOneMoreTest(parsed.workflow().get());
      Files.writeString(Path.of(arguments[1]), new WorkflowWriter().write(changed));
    }
  }
}
