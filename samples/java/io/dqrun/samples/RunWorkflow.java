package io.dqrun.samples;

import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.TestCaseStatus;
import io.dqrun.runner.result.CaseOutcome;
import io.dqrun.runner.result.RunResult;
import io.dqrun.runner.run.RunOptions;
import io.dqrun.runner.run.ServerMode;
import io.dqrun.runner.run.WorkflowRun;
import io.dqrun.workflow.ColumnTests;
import io.dqrun.workflow.ConnectionConfig;
import io.dqrun.workflow.ServerConnection;
import io.dqrun.workflow.ServiceConnection;
import io.dqrun.workflow.Source;
import io.dqrun.workflow.TableTests;
import io.dqrun.workflow.TestSuitePipeline;
import io.dqrun.workflow.TestSuiteProcessorConfig;
import io.dqrun.workflow.Workflow;
import io.dqrun.workflow.WorkflowConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Builds the tests of one table, runs them in this process, and acts on the outcome. */
public final class RunWorkflow {

  private RunWorkflow() {}

  static Workflow orders(Path database) {
    return Workflow.builder()
        .source(
            Source.builder()
                .sourceConfig(
                    TestSuitePipeline.builder()
                        .entityFullyQualifiedName(
                            FullyQualifiedName.of("shop", "shop", "main", "orders"))
                        .addServiceConnections(
                            new ServiceConnection(
                                "shop",
                                new ConnectionConfig(
                                    "SQLite",
                                    Map.of(
                                        "database", "shop", "databaseMode", database.toString()))))
                        .build())
                .build())
        .processor(
            TestSuiteProcessorConfig.builder()
                .addTestCases(ColumnTests.valuesToBeUnique("id").build())
                .addTestCases(ColumnTests.valuesToBeBetween("amount").min(0).countingRows().build())
                .addTestCases(
                    ColumnTests.valuesToBeInSet("currency", List.of("EUR")).matchEnum().build())
                .addTestCases(TableTests.rowCountToBeBetween().min(200).build())
                .build())
        .workflowConfig(
            WorkflowConfig.builder()
                .openMetadataServerConfig(
                    ServerConnection.builder().hostPort("http://localhost:8585/api").build())
                .build())
        .build();
  }

  /** Runs against a stand-in for the server; with {@code CONFIGURED} it is the workflow's own. */
  static RunResult run(Path database) {
    return new WorkflowRun(RunOptions.defaults(ServerMode.SANDBOX)).run(orders(database));
  }

  /** Stops a load when the data is not as it should be. */
  public static void main(String[] arguments) {
    RunResult result = run(Path.of(arguments[0]));
    for (CaseOutcome outcome : result.outcomes()) {
      if (outcome.result().testCaseStatus() != TestCaseStatus.SUCCESS) {
        System.out.println(
            outcome.testCase().name() + ": " + outcome.result().result().orElse("no verdict"));
      }
    }
    if (result.counts().passed() < result.counts().planned()) {
      System.out.println("not loading the orders today");
    }
  }
}
