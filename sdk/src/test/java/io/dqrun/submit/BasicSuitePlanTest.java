package io.dqrun.submit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.catalog.Catalog;
import io.dqrun.client.ServerVersion;
import io.dqrun.entity.DatabaseService;
import io.dqrun.entity.EntityLink;
import io.dqrun.entity.EntityReference;
import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.Table;
import io.dqrun.entity.TableProfilerConfig;
import io.dqrun.entity.TestCase;
import io.dqrun.entity.TestDefinition;
import io.dqrun.entity.TestSuite;
import io.dqrun.workflow.ServerConnection;
import io.dqrun.workflow.Source;
import io.dqrun.workflow.TestCaseDefinition;
import io.dqrun.workflow.TestSuitePipeline;
import io.dqrun.workflow.TestSuiteProcessorConfig;
import io.dqrun.workflow.Workflow;
import io.dqrun.workflow.WorkflowConfig;
import java.util.AbstractList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a plan costs: a server's cases are read anew from their compressed form each time. */
class BasicSuitePlanTest {

  private static final FullyQualifiedName TABLE = FullyQualifiedName.of("svc", "db", "sc", "t");
  private static final int CASES = 2_000;

  private final CountedCases onServer = new CountedCases();

  @Test
  void theCasesOfTheServerAreReadOnceHoweverManyTheFileHas() {
    SubmissionPlan plan =
        new BasicSuitePlan(
                new OneSuite(), () -> ServerVersion.parse("1.6.2"), workflow(CASES), TABLE)
            .make();

    assertEquals(CASES, plan.cases().size());
    assertTrue(plan.cases().stream().allMatch(planned -> planned.action() == Action.UNCHANGED));
    assertEquals("processor.config.testCases[7]", plan.cases().get(7).path());
    assertTrue(onServer.reads <= 4 * CASES, onServer.reads + " reads");
  }

  private static Workflow workflow(int cases) {
    return Workflow.builder()
        .source(
            Source.builder()
                .sourceConfig(TestSuitePipeline.builder().entityFullyQualifiedName(TABLE).build())
                .build())
        .processor(
            TestSuiteProcessorConfig.builder()
                .addAllTestCases(
                    IntStream.range(0, cases)
                        .mapToObj(
                            i ->
                                TestCaseDefinition.builder()
                                    .name("c" + i)
                                    .testDefinitionName("tableRowCountToEqual")
                                    .build())
                        .toList())
                .build())
        .workflowConfig(
            WorkflowConfig.builder()
                .openMetadataServerConfig(ServerConnection.builder().hostPort("x").build())
                .build())
        .build();
  }

  private static final class CountedCases extends AbstractList<TestCase> {
    int reads;

    @Override
    public TestCase get(int index) {
      reads++;
      EntityLink link = new EntityLink(TABLE, Optional.empty());
      return TestCase.builder()
          .name("c" + index)
          .fullyQualifiedName(TestCase.fqn(link, "c" + index))
          .entityLink(link)
          .testDefinition(EntityReference.byName("testDefinition", "tableRowCountToEqual"))
          .build();
    }

    @Override
    public int size() {
      return CASES;
    }
  }

  /** A server with one table. */
  private final class OneSuite implements Catalog {

    private final FullyQualifiedName suite = TABLE.child("testSuite");

    @Override
    public Optional<Table> findTable(FullyQualifiedName table) {
      return Optional.of(
          Table.builder()
              .id(new UUID(2, 2))
              .name("t")
              .fullyQualifiedName(table)
              .testSuite(EntityReference.byName("testSuite", suite.toString()))
              .build());
    }

    @Override
    public Optional<TestSuite> findTestSuite(FullyQualifiedName name) {
      return Optional.of(
          TestSuite.builder().id(new UUID(1, 1)).name("s").fullyQualifiedName(suite).build());
    }

    @Override
    public List<TestCase> testCases(TestSuite of) {
      return onServer;
    }

    @Override
    public List<TestCase> testCases() {
      return List.of();
    }

    @Override
    public Optional<TestDefinition> findTestDefinition(String name) {
      return Optional.empty();
    }

    @Override
    public Optional<DatabaseService> findDatabaseService(String name) {
      return Optional.empty();
    }

    @Override
    public Optional<TableProfilerConfig> findProfilerConfig(FullyQualifiedName databaseOrSchema) {
      return Optional.empty();
    }
  }
}
