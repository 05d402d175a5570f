package io.dqrun.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dqrun.codec.ParsedWorkflow;
import io.dqrun.codec.WorkflowReader;
import io.dqrun.entity.BuiltInDefinitions;
import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.ParameterDefinition;
import io.dqrun.entity.ParameterText;
import io.dqrun.entity.ParameterValue;
import io.dqrun.entity.TestDefinition;
import io.dqrun.validate.rules.StandardRules;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TestBuildersTest {

  private static final FullyQualifiedName OTHER = FullyQualifiedName.of("s", "d", "x.y", "t");

  /** Every builder with everything that its definition takes. */
  private static final List<TestCaseDefinition> FULL =
      List.of(
          ColumnTests.valueLengthsToBeBetween("c").min(1).max(2).build(),
          ColumnTests.valueMaxToBeBetween("c").min(-1.5).max(2L).build(),
          ColumnTests.valueMeanToBeBetween("c").min(1e-7).max(1e300).build(),
          ColumnTests.valueMedianToBeBetween("c").min(1).max(1).build(),
          ColumnTests.valueMinToBeBetween("c").min(new BigDecimal("1.10")).max(2).build(),
          ColumnTests.valueStdDevToBeBetween("c").min(0).max(1e10).build(),
          ColumnTests.valuesMissingCount("c", 3).missingValueMatch(List.of("NA", "-")).build(),
          ColumnTests.valuesSumToBeBetween("c").max(Long.MAX_VALUE).min(Long.MIN_VALUE).build(),
          ColumnTests.valuesToBeAtExpectedLocation(
                  "c", LocationReference.POSTAL_CODE, "lon", "lat", 1000.5)
              .build(),
          ColumnTests.valuesToBeBetween("c").min(0).max(0.1).build(),
          ColumnTests.valuesToBeInSet("c", List.of("a", "it's")).matchEnum().build(),
          ColumnTests.valuesToBeNotInSet("c", List.of(1, 2.5, true)).build(),
          ColumnTests.valuesToBeNotNull("c").build(),
          ColumnTests.valuesToBeUnique("c").build(),
          ColumnTests.valuesToMatchRegex("c", "^\\d+ 'x'$").build(),
          ColumnTests.valuesToNotMatchRegex("c", "no").build(),
          TableTests.columnCountToBeBetween().min(1).max(2).build(),
          TableTests.columnCountToEqual(5).build(),
          TableTests.columnNameToExist("null").build(),
          TableTests.columnToMatchSet(List.of("a", "b")).ordered().build(),
          TableTests.customSQLQuery("SELECT 1\nFROM t")
              .strategy(CustomSqlTest.Strategy.COUNT)
              .operator(CustomSqlTest.Operator.NOT_EQUAL)
              .threshold(7)
              .build(),
          TableTests.diff(OTHER)
              .keyColumns(List.of("id"))
              .threshold(1)
              .useColumns(List.of("a", "b"))
              .where("a > 1")
              .caseSensitiveColumns()
              .build(),
          TableTests.rowCountToBeBetween().min(1).max(2).build(),
          TableTests.rowCountToEqual(0).build(),
          TableTests.rowInsertedCountToBeBetween("at", RangeType.DAY, 2).min(1).max(9).build());

  /** Every builder with nothing that could be left out. */
  private static final List<TestCaseDefinition> LEAST =
      List.of(
          ColumnTests.valueLengthsToBeBetween("c").build(),
          ColumnTests.valueMaxToBeBetween("c").build(),
          ColumnTests.valueMeanToBeBetween("c").build(),
          ColumnTests.valueMedianToBeBetween("c").build(),
          ColumnTests.valueMinToBeBetween("c").build(),
          ColumnTests.valueStdDevToBeBetween("c").build(),
          ColumnTests.valuesMissingCount("c", 3).build(),
          ColumnTests.valuesSumToBeBetween("c").build(),
          ColumnTests.valuesToBeAtExpectedLocation("c", LocationReference.CITY, "x", "y", 0)
              .build(),
          ColumnTests.valuesToBeInSet("c", List.of()).build(),
          ColumnTests.valuesToBeNotInSet("c", List.of()).build(),
          TableTests.columnCountToBeBetween().build(),
          TableTests.columnToMatchSet(List.of("a")).build(),
          TableTests.customSQLQuery("SELECT 1").build(),
          TableTests.diff(OTHER).build(),
          TableTests.rowCountToBeBetween().build(),
          TableTests.rowInsertedCountToBeBetween("at", RangeType.HOUR, 1).build());

  private static List<String> entryPoints(Class<?> type) {
    return Arrays.stream(type.getMethods())
        .filter(method -> Modifier.isStatic(method.getModifiers()))
        .map(Method::getName)
        .toList();
  }

  @Test
  void everyDefinitionHasExactlyOneEntryPointNamedLikeIt() {
    Stream<String> named =
        Stream.concat(
            entryPoints(ColumnTests.class).stream().map(name -> "column" + capitalized(name)),
            entryPoints(TableTests.class).stream().map(name -> "table" + capitalized(name)));
    assertEquals(
        BuiltInDefinitions.all().stream().map(TestDefinition::name).sorted().toList(),
        named.sorted().toList());
  }

  private static String capitalized(String name) {
    return name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1);
  }

  @Test
  void everyBuilderTakesTheParametersOfItsDefinitionAndNoOthers() {
    assertEquals(BuiltInDefinitions.all().size(), byDefinition(FULL).size());
    for (TestCaseDefinition testCase : FULL) {
      assertEquals(names(testCase, parameter -> true), given(testCase));
      assertEquals(
          definition(testCase).forColumns(),
          testCase.columnName().isPresent(),
          testCase.testDefinitionName());
    }
  }

  @Test
  void whatADefinitionRequiresIsAnArgumentOfItsEntryPoint() {
    for (TestCaseDefinition testCase : LEAST) {
      assertEquals(
          names(testCase, parameter -> parameter.required().orElse(false)), given(testCase));
    }
    long withOptional =
        BuiltInDefinitions.all().stream()
            .filter(
                definition ->
                    definition.parameterDefinition().stream()
                        .anyMatch(parameter -> !parameter.required().orElse(false)))
            .count();
    // columnValuesToBeBetween needs a bound, which decides what it is a range of.
    assertEquals(
        withOptional - 1, byDefinition(LEAST).values().stream().filter(this::hasOptional).count());
  }

  private boolean hasOptional(TestCaseDefinition testCase) {
    return definition(testCase).parameterDefinition().stream()
        .anyMatch(parameter -> !parameter.required().orElse(false));
  }

  private static Map<String, TestCaseDefinition> byDefinition(List<TestCaseDefinition> cases) {
    return cases.stream()
        .collect(Collectors.toMap(TestCaseDefinition::testDefinitionName, Function.identity()));
  }

  private static TestDefinition definition(TestCaseDefinition testCase) {
    return BuiltInDefinitions.find(testCase.testDefinitionName()).orElseThrow();
  }

  private static List<String> names(
      TestCaseDefinition testCase, java.util.function.Predicate<ParameterDefinition> filter) {
    return definition(testCase).parameterDefinition().stream()
        .filter(filter)
        .map(ParameterDefinition::name)
        .sorted()
        .toList();
  }

  private static List<String> given(TestCaseDefinition testCase) {
    return testCase.parameterValues().stream().map(ParameterValue::name).sorted().toList();
  }

  @Test
  void whatIsBuiltIsValidAndReadsBackEqual() throws Exception {
    for (TestCaseDefinition testCase : FULL) {
      ParsedWorkflow parsed = read(testCase);
      assertEquals(List.of(), parsed.problems());
      Workflow workflow = parsed.workflow().orElseThrow();
      assertEquals(
          List.of(),
          StandardRules.validator(ServerUse.REAL).validate(workflow, parsed::locate),
          testCase.toString());
      assertEquals(List.of(testCase), workflow.processor().testCases());
    }
  }

  /** As a file; JSON is YAML. */
  private static ParsedWorkflow read(TestCaseDefinition testCase) throws Exception {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode root =
        (ObjectNode)
            mapper.readTree(
                """
                {"source": {"type": "TestSuite", "sourceConfig": {"config": {
                   "type": "TestSuite", "entityFullyQualifiedName": "a.b.c.d"}}},
                 "processor": {"type": "orm-test-runner", "config": {}},
                 "workflowConfig": {"openMetadataServerConfig": {
                   "hostPort": "http://localhost:8585/api", "securityConfig": {"jwtToken": "x"}}}}
                """);
    ObjectNode entry = root.withObject("/processor/config").withArray("testCases").addObject();
    entry.put("name", testCase.name()).put("testDefinitionName", testCase.testDefinitionName());
    testCase.displayName().ifPresent(text -> entry.put("displayName", text));
    testCase.description().ifPresent(text -> entry.put("description", text));
    testCase.columnName().ifPresent(text -> entry.put("columnName", text));
    entry.put("computePassedFailedRowCount", testCase.computePassedFailedRowCount());
    for (ParameterValue value : testCase.parameterValues()) {
      entry
          .withArray("parameterValues")
          .addObject()
          .put("name", value.name())
          .put("value", value.value());
    }
    return new WorkflowReader(Map.of())
        .read("f", mapper.writeValueAsString(root).getBytes(StandardCharsets.UTF_8));
  }

  private static String value(TestCaseDefinition testCase, String parameter) {
    return testCase.parameterValues().stream()
        .filter(value -> value.name().equals(parameter))
        .findFirst()
        .orElseThrow()
        .value();
  }

  @Test
  void numbersAreWrittenPlainAndReadBackAsTheSameNumber() {
    for (double number :
        new double[] {0, -0.0, 0.1, 100, -1.5, 1e7, 1e21, 1e300, 4.9e-324, Double.MAX_VALUE}) {
      String text = value(ColumnTests.valuesToBeBetween("c").min(number).build(), "minValue");
      assertEquals(number + 0.0, ParameterText.parseFloat(text) + 0.0, text);
    }
    assertEquals("100", value(ColumnTests.valuesToBeBetween("c").max(100.0).build(), "maxValue"));
    assertEquals(
        "1.10",
        value(ColumnTests.valuesToBeBetween("c").max(new BigDecimal("1.10")).build(), "maxValue"));
    for (double number : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThrows(
          IllegalArgumentException.class, () -> ColumnTests.valueMaxToBeBetween("c").max(number));
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> ColumnTests.valueMaxToBeBetween("c").max(new BigDecimal("1e999999999")));
  }

  @Test
  void listsReadBackAsTheSameList() {
    List<Object> values =
        Arrays.asList(
            "a, b",
            "it's",
            "\\d\n\t\u0000\u0085",
            "ü😀",
            "",
            "True",
            1,
            -2L,
            0.5,
            0.1f,
            null,
            true);
    String text = value(ColumnTests.valuesToBeInSet("c", values).build(), "allowedValues");
    assertEquals(
        Arrays.asList(
            "a, b",
            "it's",
            "\\d\n\t\u0000\u0085",
            "ü😀",
            "",
            "True",
            1L,
            -2L,
            new BigDecimal("0.5"),
            new BigDecimal("0.1"),
            null,
            true),
        ParameterText.parseList(text));
    BigInteger large = BigInteger.TEN.pow(30);
    assertEquals(
        List.of(large),
        ParameterText.parseList(
            value(ColumnTests.valuesToBeInSet("c", List.of(large)).build(), "allowedValues")));
    assertThrows(
        IllegalArgumentException.class,
        () -> ColumnTests.valuesToBeInSet("c", List.of(List.of("a"))));
  }

  @Test
  void pointsInTimeAreWrittenSoThatTheirUnitIsSeen() {
    assertEquals("1709251200", epoch("2024-03-01T00:00:00Z"));
    assertEquals("1709251200123", epoch("2024-03-01T00:00:00.123Z"));
    assertEquals("1709251200123.456", epoch("2024-03-01T00:00:00.123456789Z"));
    assertEquals("-62135596800", epoch("0001-01-01T00:00:00Z"));
    assertEquals("253402300799", epoch("9999-12-31T23:59:59Z"));
    // Twelve digits would be read as seconds.
    assertEquals("999999999500.0", epoch("2001-09-09T01:46:39.5Z"));
    assertEquals(500, ParameterText.parseFloat(epoch("1970-01-01T00:00:00.5Z")));
    assertTrue(epoch("1970-01-01T00:00:00.5Z").length() >= 13);
    assertThrows(IllegalArgumentException.class, () -> epoch("-0001-01-01T00:00:00Z"));
  }

  private static String epoch(String instant) {
    return value(
        ColumnTests.valuesToBeBetween("c").min(Instant.parse(instant)).build(), "minValue");
  }

  @Test
  void daysIncludeTheirLastMicrosecond() {
    TestCaseDefinition testCase =
        ColumnTests.valuesToBeBetween("c")
            .min(LocalDate.of(2024, 3, 1), ZoneOffset.UTC)
            .max(LocalDate.of(2024, 3, 1), ZoneOffset.UTC)
            .build();
    assertEquals("1709251200", value(testCase, "minValue"));
    assertEquals("1709337599999.999", value(testCase, "maxValue"));
  }

  @Test
  void noRangeIsEmpty() {
    assertThrows(
        IllegalArgumentException.class,
        () -> ColumnTests.valueLengthsToBeBetween("c").min(2).max(1).build());
    assertThrows(
        IllegalArgumentException.class,
        () -> ColumnTests.valuesToBeBetween("c").max(Instant.EPOCH).min(Instant.MAX).build());
    TestCaseDefinition corrected =
        ColumnTests.valueLengthsToBeBetween("c").min(5).max(3).min(2).build();
    assertEquals("2", value(corrected, "minLength"));
  }

  @Test
  void requiredTextsAreNotEmpty() {
    assertThrows(IllegalArgumentException.class, () -> ColumnTests.valuesToMatchRegex("c", ""));
    assertThrows(IllegalArgumentException.class, () -> TableTests.columnToMatchSet(List.of()));
    assertThrows(IllegalArgumentException.class, () -> TableTests.columnToMatchSet(List.of("a,b")));
  }

  @Test
  void namesAreGeneratedAndCanBeChosen() {
    assertEquals(
        "price_values_to_be_between", ColumnTests.valuesToBeBetween("price").min(0).build().name());
    assertEquals("row_count_to_equal", TableTests.rowCountToEqual(1).build().name());
    assertEquals("custom_sql_query", TableTests.customSQLQuery("SELECT 1").build().name());
    assertEquals(
        "price_value_std_dev_to_be_between",
        ColumnTests.valueStdDevToBeBetween("price").build().name());
    assertEquals("x_columnar_rule", CustomTests.column("x", "columnarRule").build().name());
    TestCaseDefinition chosen =
        TableTests.rowCountToEqual(1)
            .named("rows")
            .displayName("Rows")
            .description("*All* of them")
            .countingRows()
            .build();
    assertEquals(
        TestCaseDefinition.builder()
            .name("rows")
            .displayName("Rows")
            .description("*All* of them")
            .testDefinitionName("tableRowCountToEqual")
            .addParameterValues(new ParameterValue("value", "1"))
            .computePassedFailedRowCount(true)
            .build(),
        chosen);
    assertFalse(TableTests.rowCountToEqual(1).build().computePassedFailedRowCount());
  }

  @Test
  void definitionsOfOneselfTakeAnyParameter() {
    assertEquals(
        List.of(
            new ParameterValue("a", "x"),
            new ParameterValue("b", "1"),
            new ParameterValue("c", "1.50"),
            new ParameterValue("d", "['y']")),
        CustomTests.table("ourOwn")
            .parameter("a", "x")
            .parameter("b", 1)
            .parameter("c", new BigDecimal("1.50"))
            .parameter("d", List.of("y"))
            .build()
            .parameterValues());
  }
}
