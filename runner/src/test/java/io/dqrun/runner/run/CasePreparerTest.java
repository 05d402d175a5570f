package io.dqrun.runner.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.entity.Column;
import io.dqrun.entity.ParameterDefinition;
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
    assertEquals(
        "it is for columns of the types VARCHAR",
        preparation.problems().get(0).hint().orElseThrow());
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
    Preparation preparation =
        prepare(TestEntities.testCase("tc", "tableColumnCountToEqual", TABLE, null));
    assertOnlySkipped(preparation, ProblemCode.UNSUPPORTED_DEFINITION, Severity.NOTE);
    assertEquals(
        "the definition tableColumnCountToEqual is not for OpenMetadata's own runner, but for dbt",
        preparation.problems().get(0).message());
  }

  @Test
  void definitionThatIsSwitchedOff() {
    define("tableColumnCountToEqual", "OpenMetadata", Optional.of(false));
    Preparation preparation =
        prepare(TestEntities.testCase("tc", "tableColumnCountToEqual", TABLE, null));
    assertOnlySkipped(preparation, ProblemCode.UNSUPPORTED_DEFINITION, Severity.NOTE);
    assertEquals(
        "the definition tableColumnCountToEqual is switched off on the server",
        preparation.problems().get(0).message());
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

  private static ParameterDefinition parameter(String name, String type) {
    return new ParameterDefinition(
        name, Optional.of(type), Optional.empty(), Optional.empty(), Optional.empty());
  }

  @Test
  void resultsByDimensionThatNobodyMakes() {
    TestCase.Builder builder = TestCase.builder();
    builder
        .from(TestEntities.testCase("tc", "tableRowCountToEqual", TABLE, null))
        .dimensionColumns(List.of("n", "s"));
    TestCase divided = builder.build();
    Preparation preparation = prepare(divided);
    assertEquals(List.of(NEIGHBOUR, divided), preparation.tables().get(0).cases());
    assertEquals(
        List.of(
            "tc has dimensionColumns, n, s, but only all rows together are judged: there will be no"
                + " results by dimension"),
        preparation.problems().stream().map(Problem::message).toList());
    assertEquals(Severity.WARNING, preparation.problems().get(0).severity());
  }

  @Test
  void parametersThatOnlyNewerServersKnow() {
    catalog.definitions.put(
        "tableRowCountToEqual",
        TestDefinition.builder()
            .name("tableRowCountToEqual")
            .addTestPlatforms("OpenMetadata")
            .addParameterDefinition(parameter("value", "INT"))
            .addParameterDefinition(parameter("threshold", "NUMBER"))
            .build());
    TestCase tolerant =
        TestEntities.testCase(
            "tc", "tableRowCountToEqual", TABLE, null, "value", "1", "threshold", "5");
    assertEquals(
        List.of(
            "tc has the parameters threshold, unknown to tableRowCountToEqual in OpenMetadata"
                + " 1.6: it is judged without them"),
        prepare(tolerant).problems().stream().map(Problem::message).toList());
    assertEquals(
        List.of(),
        prepare(
                TestEntities.testCase(
                    "tc", "tableRowCountToEqual", TABLE, null, "value", "1", "other", "5"))
            .problems(),
        "what the server does not know either was told when the file was read");
  }
}
