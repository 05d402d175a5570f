package io.dqrun.runner.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.entity.Column;
import io.dqrun.entity.Table;
import io.dqrun.entity.TableConstraint;
import io.dqrun.entity.TestCaseStatus;
import io.dqrun.runner.sql.ColumnPair;
import io.dqrun.runner.sql.Comparison;
import io.dqrun.runner.testing.Diffs;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableDiffRequirementTest {

  private static final Table A =
      Diffs.left(
          Diffs.column("id", "INT", "PRIMARY_KEY"),
          Diffs.column("code", "VARCHAR", "UNIQUE"),
          Column.of("name", "VARCHAR"),
          Column.of("flag", "BOOLEAN"));

  private static Requirement resolved(Table left, Table right, String... parameters) {
    Requirement first = new TableDiff().requirement(Diffs.testCase(left, parameters), left);
    return assertInstanceOf(Requirement.OtherTable.class, first).then().apply(right);
  }

  private static Comparison comparison(Table left, Table right, String... parameters) {
    return assertInstanceOf(Requirement.RowDifference.class, resolved(left, right, parameters))
        .comparison();
  }

  private static List<String> names(List<ColumnPair> pairs) {
    return pairs.stream().map(pair -> pair.left().name() + "=" + pair.right().name()).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "table2|a.b|parameter table2: the name of a table is expected",
        "table2|a..b.c|parameter table2: a part of the name is empty",
        "threshold|3.0|parameter threshold: a whole number is expected",
        "keyColumns|id|parameter keyColumns: a list is expected",
        "keyColumns|[1]|parameter keyColumns: names of columns are expected",
        "keyColumns|['ID']|parameter keyColumns: the table a.db.sch.a has no column 'ID'; it has",
        "useColumns|['ghost']|parameter useColumns: the table a.db.sch.a has no column 'ghost'",
        "useColumns|'name'|parameter useColumns: a list is expected",
        "where|1 = 1; DROP TABLE t|parameter where is not safe: it holds a semicolon",
        "service2Url|postgresql://h/d|parameter service2Url is not understood",
        "table2.keyColumns|['a', 'b']|parameter table2.keyColumns: as many columns are expected"
      })
  void aWrongParameterIsNamed(String name, String value, String reason) {
    String[] parameters =
        name.equals("table2")
            ? new String[] {name, value}
            : new String[] {"table2", Diffs.OTHER, name, value};
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> new TableDiff().requirement(Diffs.testCase(A, parameters), A))
            .getMessage();
    assertTrue(String.valueOf(message).startsWith(reason), message);
  }

  @Test
  void theOtherTableMustBeNamed() {
    assertEquals(
        "parameter table2 is missing",
        assertThrows(
                IllegalArgumentException.class,
                () -> new TableDiff().requirement(Diffs.testCase(A), A))
            .getMessage());
  }

  @Test
  void theKeyIsTheParameterOrThePrimaryKeyOrWhatIsUnique() {
    String[] plain = {"table2", Diffs.OTHER};
    assertEquals(List.of("id=id"), names(comparison(A, A, plain).keys()));
    assertEquals(
        List.of("flag=flag", "name=name", "code=code"), names(comparison(A, A, plain).values()));
    assertEquals(
        List.of("name=name", "code=code"),
        names(comparison(A, A, "table2", Diffs.OTHER, "keyColumns", "['name', 'code']").keys()));
    Table unique = Diffs.left(Column.of("id", "INT"), Diffs.column("code", "VARCHAR", "UNIQUE"));
    assertEquals(List.of("code=code"), names(comparison(unique, unique, plain).keys()));
    Table pair =
        Table.builder()
            .from(
                Diffs.left(Column.of("id", "INT"), Column.of("day", "DATE"), Column.of("v", "INT")))
            .tableConstraints(
                List.of(
                    TableConstraint.of("FOREIGN_KEY", List.of("v")),
                    TableConstraint.of("UNIQUE", List.of("v", "id")),
                    TableConstraint.of("PRIMARY_KEY", List.of("day", "id"))))
            .build();
    assertEquals(List.of("day=day", "id=id"), names(comparison(pair, pair, plain).keys()));
    Table together =
        Table.builder()
            .from(pair)
            .tableConstraints(
                List.of(
                    TableConstraint.of("UNIQUE", List.of("v", "gone")),
                    TableConstraint.of("UNIQUE", List.of("v", "id"))))
            .build();
    assertEquals(List.of("v=v", "id=id"), names(comparison(together, together, plain).keys()));
    assertEquals(List.of(), comparison(A, A, "table2", Diffs.OTHER, "useColumns", "[]").values());
    Table keyless = Diffs.left(Column.of("id", "INT"));
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> new TableDiff().requirement(Diffs.testCase(keyless, plain), keyless))
            .getMessage();
    assertTrue(String.valueOf(message).contains("keyColumns, such as ['id']"), message);
  }

  @Test
  void theOtherKeyMayHaveOtherNames() {
    Table right = Diffs.right(Column.of("number", "BIGINT"), Column.of("NAME", "TEXT"));
    Comparison comparison =
        comparison(
            A,
            right,
            "table2",
            Diffs.OTHER,
            "table2.keyColumns",
            "['number']",
            "useColumns",
            "['id', 'name']");
    assertEquals(List.of("id=number"), names(comparison.keys()));
    assertEquals(List.of("name=NAME"), names(comparison.values()));
  }

  @Test
  void columnsThatDifferAreTheVerdict() {
    Table right =
        Diffs.right(
            Column.of("id", "VARCHAR"),
            Column.of("NAME", "VARCHAR"),
            Column.of("flag", "INT"),
            Column.of("more", "INT"));
    Verdict verdict =
        assertInstanceOf(
                Requirement.Settled.class,
                resolved(A, right, "table2", Diffs.OTHER, "caseSensitiveColumns", "True"))
            .verdict();
    assertEquals(TestCaseStatus.FAILED, verdict.status());
    assertEquals(
        "Tables have 4 different columns:\n  Removed columns: code,name\n\n  Added columns:"
            + " NAME\n\n  Changed columns:\n    id: INT -> VARCHAR",
        verdict.text());
    assertEquals(
        List.of("removedColumns", "addedColumns", "changedColumns"),
        verdict.values().stream().map(value -> value.name()).toList());
    assertEquals("2", verdict.values().get(0).value().orElseThrow());
  }
}
