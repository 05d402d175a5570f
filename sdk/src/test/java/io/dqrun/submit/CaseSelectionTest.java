package io.dqrun.submit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.entity.EntityLink;
import io.dqrun.entity.EntityReference;
import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.TestCase;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.problem.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** By which names cases are selected, and what is said of a pattern that matches none. */
class CaseSelectionTest {

  private static final List<TestCase> CASES =
      List.of(
          testCase("a", "unique", "columnValuesToBeUnique", Optional.of("id"), "orders"),
          testCase("a", "filled", "columnValuesToBeNotNull", Optional.of("Amount"), "orders"),
          testCase("a", "rows", "tableRowCountToBeBetween", Optional.empty(), "orders"),
          testCase("b", "rows", "tableRowCountToBeBetween", Optional.empty(), "old.customers"),
          testCase("b", "Rows", "tableRowCountToEqual", Optional.empty(), "old.customers"));

  private static TestCase testCase(
      String service, String name, String definition, Optional<String> column, String table) {
    EntityLink link = new EntityLink(FullyQualifiedName.of(service, "db", "sc", table), column);
    return TestCase.builder()
        .name(name)
        .fullyQualifiedName(TestCase.fqn(link, name))
        .entityLink(link)
        .testDefinition(EntityReference.byName("testDefinition", definition))
        .build();
  }

  private static Set<String> chosen(List<String> select, List<String> exclude) {
    CaseSelection.Chosen chosen =
        new CaseSelection(select, exclude, Severity.ERROR).choose(CASES, "s");
    assertEquals(List.of(), chosen.problems());
    return chosen.places().stream()
        .mapToObj(place -> CASES.get(place).fullyQualifiedName().toString())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Problem unmatched(String pattern) {
    CaseSelection.Chosen chosen =
        new CaseSelection(List.of(pattern), List.of(), Severity.ERROR).choose(CASES, "s");
    assertTrue(chosen.places().isEmpty());
    assertEquals(1, chosen.problems().size());
    return chosen.problems().get(0);
  }

  @Test
  void everyNameOfACaseSelectsIt() {
    Set<String> unique = Set.of("a.db.sc.orders.id.unique");
    assertEquals(unique, chosen(List.of("unique"), List.of()));
    assertEquals(unique, chosen(List.of("a.db.sc.orders.id.unique"), List.of()));
    assertEquals(unique, chosen(List.of("id"), List.of()));
    assertEquals(unique, chosen(List.of("a.db.sc.orders.id"), List.of()));
    assertEquals(unique, chosen(List.of("columnValuesToBeUnique"), List.of()));
    for (String table : List.of("orders", "a.db.sc.orders", "a")) {
      assertEquals(3, chosen(List.of(table), List.of()).size(), table);
    }
    for (String table : List.of("old.customers", "b.db.sc.\"old.customers\"", "b", "*customers")) {
      assertEquals(2, chosen(List.of(table), List.of()).size(), table);
    }
    assertEquals(2, chosen(List.of("b.db.sc.old.customers"), List.of()).size());
  }

  @Test
  void starsStandForAnyTextAndNothingElseIsSpecial() {
    assertEquals(5, chosen(List.of("*"), List.of()).size());
    assertEquals(2, chosen(List.of("*ValuesTo*"), List.of()).size());
    assertEquals(Set.of("a.db.sc.orders.id.unique"), chosen(List.of("uni**e"), List.of()));
    // Every full name begins with a or b, but these patterns are about plain names.
    assertEquals(1, chosen(List.of("A*t"), List.of()).size());
    assertEquals(2, chosen(List.of("b.*"), List.of()).size());
    for (String harmless : List.of("r.ws", "[r]ows", "\\Qrows\\E", "row?", "")) {
      assertEquals(ProblemCode.TEST_CASE_NOT_FOUND, unmatched(harmless).code(), harmless);
    }
  }

  @Test
  void severalPatternsAddUpAndExclusionWins() {
    assertEquals(4, chosen(List.of("b", "unique", "Amount"), List.of()).size());
    assertEquals(
        Set.of("a.db.sc.orders.id.unique", "a.db.sc.orders.rows"),
        chosen(List.of("orders"), List.of("columnValuesToBeNotNull")));
    assertEquals(3, chosen(List.of(), List.of("b")).size());
    CaseSelection.Chosen nothing =
        new CaseSelection(List.of("orders"), List.of("a"), Severity.ERROR).choose(CASES, "s");
    assertTrue(nothing.places().isEmpty());
    assertEquals(ProblemCode.NOTHING_TO_RUN, nothing.problems().get(0).code());
    assertFalse(nothing.problems().get(0).isError());
  }

  @Test
  void caseCountsUnlessNothingMatchesSo() {
    assertEquals(Set.of("b.db.sc.\"old.customers\".Rows"), chosen(List.of("Rows"), List.of()));
    assertEquals(3, chosen(List.of("ROWS"), List.of()).size());
    assertEquals(1, chosen(List.of("amount"), List.of()).size());
  }

  @Test
  void aPatternWithoutAMatchGetsTheNearestName() {
    Problem typo = unmatched("*ordrs*");
    assertTrue(typo.isError());
    assertEquals("no test case of suite s goes by --select *ordrs*", typo.message());
    assertEquals(Optional.of("did you mean 'orders'?"), typo.hint());
    assertTrue(CaseSelection.isUnmatched(typo));
    assertEquals(
        Optional.of("its test cases are unique, filled, rows, Rows"),
        unmatched("nothing-of-the-kind").hint());
    CaseSelection.Chosen excluded =
        new CaseSelection(List.of(), List.of("uniqe"), Severity.NOTE).choose(CASES, "s");
    assertEquals(5, excluded.places().cardinality());
    assertFalse(excluded.problems().get(0).isError());
    assertTrue(excluded.problems().get(0).message().contains("--exclude uniqe"));
  }
}
