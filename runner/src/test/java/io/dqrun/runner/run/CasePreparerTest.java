package io.dqrun.runner.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.entity.Column;
import io.dqrun.entity.Table;
import io.dqrun.entity.TestCase;
import io.dqrun.entity.TestDefinition;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.problem.Severity;
import io.dqrun.runner.result.SkippedCase;
import io.dqrun.runner.testing.TestEntities;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The vectors X4, X5 and X8, and what else is told before anything is executed: case by case. */
class CasePreparerTest {

  private static final Table TABLE =
      TestEntities.table("t", Column.of("n", "NUMBER"), Column.of("s", "VARCHAR"));
  private static final TestCase NEIGHBOUR =
      TestEntities.testCase("rows", "tableRowCountToEqual", TABLE, null);

  private final KnownCatalog catalog = new KnownCatalog();

  CasePreparerTest() {
    catalog.tables.put(TABLE.fullyQualifiedName().toString(), TABLE);
    define("tableRowCountToEqual", "OpenMetadata", Optional.empty());
    define("columnValuesToNotMatchRegex", "OpenMetadata", Optional.empty());
  }

  private void define(String name, String platform, Optional<Boolean> enabled) {
    catalog.definitions.put(
        name,
        TestDefinition.builder()
            .name(name)
            .entityType(name.startsWith("column") ? "COLUMN" : "TABLE")
            .testPlatforms(List.of(platform))
            .supportedDataTypes(name.startsWith("column") ? List.of("VARCHAR") : List.of())
            .enabled(enabled)
            .build());
  }

  /** The one that runs beside the case, unless the case runs, too. */
  private Preparation prepare(TestCase testCase) {
    return new CasePreparer(catalog).prepare(List.of(NEIGHBOUR, testCase));
  }

  private static void assertOnlySkipped(Preparation preparation, ProblemCode code, Severity how) {
    assertEquals(List.of(NEIGHBOUR), preparation.tables().get(0).cases());
    assertEquals(List.of("tc"), preparation.skipped().stream().map(SkippedCase::name).toList());
    assertEquals(List.of(code), preparation.problems().stream().map(Problem::code).toList());
    assertEquals(how, preparation.problems().get(0).severity());
  }

  @Test
  void x4ColumnOfAnotherType() {
    Preparation preparation =
        prepare(TestEntities.testCase("tc", "columnValuesToNotMatchRegex", TABLE, "n"));
    assertOnlySkipped(preparation, ProblemCode.INCOMPATIBLE_COLUMN, Severity.ERROR);
  }

  @Test
  void x5ColumnThatTheTableLacks() {
    TestCase ghost = TestEntities.testCase("tc", "columnValuesToNotMatchRegex", TABLE, "ghost");
    Preparation preparation = prepare(ghost);
    assertEquals(
        List.of(NEIGHBOUR, ghost), preparation.tables().get(0).cases(), "it runs, and is aborted");
    assertEquals(List.of(), preparation.problems());
  }

  @Test
  void x8DefinitionOfAnotherPlatform() {
    define("tableColumnCountToEqual", "dbt", Optional.empty());
    assertOnlySkipped(
        prepare(TestEntities.testCase("tc", "tableColumnCountToEqual", TABLE, null)),
        ProblemCode.UNSUPPORTED_DEFINITION,
        Severity.NOTE);
  }

  @Test
  void definitionThatIsSwitchedOff() {
    define("tableColumnCountToEqual", "OpenMetadata", Optional.of(false));
    assertOnlySkipped(
        prepare(TestEntities.testCase("tc", "tableColumnCountToEqual", TABLE, null)),
        ProblemCode.UNSUPPORTED_DEFINITION,
        Severity.NOTE);
  }

  @Test
  void definitionThatTheServerLacks() {
    assertOnlySkipped(
        prepare(TestEntities.testCase("tc", "columnValuesToBePretty", TABLE, "s")),
        ProblemCode.UNKNOWN_DEFINITION,
        Severity.ERROR);
  }

  @Test
  void tableThatTheServerLacks() {
    Table other = TestEntities.table("gone", Column.of("n", "NUMBER"));
    assertOnlySkipped(
        prepare(TestEntities.testCase("tc", "tableRowCountToEqual", other, null)),
        ProblemCode.TABLE_NOT_FOUND,
        Severity.ERROR);
  }

  @Test
  void boundsThatNobodyFinds() {
    TestCase.Builder builder = TestCase.builder();
    builder
        .from(TestEntities.testCase("tc", "tableRowCountToEqual", TABLE, null))
        .useDynamicAssertion(true);
    TestCase dynamic = builder.build();
    Preparation preparation = prepare(dynamic);
    assertEquals(List.of(NEIGHBOUR, dynamic), preparation.tables().get(0).cases());
    Problem told = preparation.problems().get(0);
    assertEquals(Severity.WARNING, told.severity());
    assertTrue(told.message().contains("useDynamicAssertion"), told.message());
  }
}
