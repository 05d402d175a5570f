package io.dqrun.runner.testing;

import io.dqrun.entity.Column;
import io.dqrun.entity.Table;
import io.dqrun.entity.TestCase;
import io.dqrun.runner.check.Checks;
import io.dqrun.runner.sql.ColumnRef;
import io.dqrun.runner.sql.Dataset;
import io.dqrun.runner.sql.Literal;
import io.dqrun.runner.sql.Predicate;
import io.dqrun.runner.sql.TableRef;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** A table with random rows, of which many are alike or have no value, and random cases of it. */
public final class RandomCases {

  private static final List<String> TEXTS =
      List.of("a", "it's", "", "A ", "b", "Zoë", "😀", "12", "a\\b");
  private static final List<String> REGEXES = List.of("^a", "b+$", "[a-c]", "^$", "(", "^.{1,2}$");
  private static final List<String> LISTS =
      List.of("['a', 'b']", "[1, 2, 3]", "[]", "['']", "(2.5, None)", "a,b", "['it\\'s']");

  private final TestDatabase database;
  private final Table table;
  private final Random random;

  private RandomCases(TestDatabase database, Table table, Random random) {
    this.database = database;
    this.table = table;
    this.random = random;
  }

  /** Creates a table with 0 to 40 rows. */
  public static RandomCases create(TestDatabase database, String name, Random random)
      throws SQLException {
    Table table =
        TestEntities.table(
            name,
            Column.of("id", "INT"),
            Column.of("Big one", "BIGINT"),
            Column.of("select", "DECIMAL"),
            Column.of("rate", "DOUBLE"),
            Column.of("Größe", "VARCHAR"),
            Column.of("day", "DATE"),
            Column.of("seen", "TIMESTAMP"));
    RandomCases cases = new RandomCases(database, table, random);
    database.update(
        table.columns().stream()
            .map(
                column ->
                    database.dialect().quote(column.name()) + " " + cases.type(column.dataType()))
            .collect(
                Collectors.joining(
                    ", ", "CREATE TABLE " + database.dialect().quote(name) + " (", ")")));
    int rows = random.nextInt(5) == 0 ? random.nextInt(2) : random.nextInt(40);
    for (int i = 0; i < rows; i++) {
      database.update(
          table.columns().stream()
              .map(column -> cases.value(column.dataType()))
              .collect(
                  Collectors.joining(
                      ", ", "INSERT INTO " + database.dialect().quote(name) + " VALUES (", ")")));
    }
    return cases;
  }

  private String type(String dataType) {
    return switch (dataType) {
      case "DECIMAL" -> "DECIMAL(10,2)";
      case "DOUBLE" -> "DOUBLE PRECISION";
      case "VARCHAR" -> "VARCHAR(20)";
      // A TIMESTAMP of MariaDB has no fractions.
      case "TIMESTAMP" ->
          database.kind() == TestDatabase.Kind.MARIADB ? "DATETIME(6)" : "TIMESTAMP";
      default -> dataType;
    };
  }

  private String value(String dataType) {
    if (random.nextInt(6) == 0) {
      return "NULL";
    }
    String day = "'2024-0%d-1%d".formatted(1 + random.nextInt(9), random.nextInt(10));
    return switch (dataType) {
      case "INT" -> String.valueOf(random.nextInt(12) - 3);
      case "BIGINT" -> String.valueOf(9_007_199_254_740_990L + random.nextInt(9));
      case "DECIMAL" -> "%d.%02d".formatted(random.nextInt(30) - 9, random.nextInt(4) * 25);
      case "DOUBLE" -> String.valueOf((random.nextInt(50) - 20) / 4.0);
      case "DATE" -> day + "'";
      case "TIMESTAMP" -> day + " 0%d:30:00'".formatted(random.nextInt(10));
      default -> {
        String text = "'" + TEXTS.get(random.nextInt(TEXTS.size())).replace("'", "''") + "'";
        yield database.kind() == TestDatabase.Kind.MARIADB ? text.replace("\\", "\\\\") : text;
      }
    };
  }

  public Table table() {
    return table;
  }

  /** All rows. */
  public Dataset whole() {
    return TestEntities.whole(table);
  }

  /** Some rows, maybe none. */
  public Dataset part() {
    ColumnRef id = new ColumnRef("id", "INT");
    int from = random.nextInt(8) - 3;
    return new Dataset.Filtered(
        TableRef.ofPath(table.fullyQualifiedName().parts()),
        new Predicate.And(
            List.of(
                new Predicate.AtLeast(id, Literal.Numeric.of(from)),
                new Predicate.AtMost(id, Literal.Numeric.of(from + random.nextInt(9))))));
  }

  /** A case of any definition, mostly with sense. */
  public TestCase next(String name) {
    List<String> definitions = Checks.executed().stream().sorted().toList();
    String definition = definitions.get(random.nextInt(definitions.size()));
    boolean ofTable = definition.startsWith("table");
    String[] parameters = parameters(definition).toArray(String[]::new);
    return random.nextBoolean()
        ? TestEntities.countingCase(
            name, definition, table, ofTable ? null : column(definition), parameters)
        : TestEntities.testCase(
            name, definition, table, ofTable ? null : column(definition), parameters);
  }

  private String column(String definition) {
    int among =
        switch (random.nextInt(12)) {
          case 0 -> random.nextInt(table.columns().size());
          default ->
              definition.contains("Regex") || definition.contains("Length")
                  ? 4
                  : random.nextInt(definition.endsWith("ToBeBetween") ? 4 : 7);
        };
    return table.columns().get(among).name();
  }

  private List<String> parameters(String definition) {
    return switch (definition) {
      case "columnValueMaxToBeBetween" -> range("minValueForMaxInCol", "maxValueForMaxInCol");
      case "columnValueMinToBeBetween" -> range("minValueForMinInCol", "maxValueForMinInCol");
      case "columnValueMeanToBeBetween" -> range("minValueForMeanInCol", "maxValueForMeanInCol");
      case "columnValueMedianToBeBetween" ->
          range("minValueForMedianInCol", "maxValueForMedianInCol");
      case "columnValueStdDevToBeBetween" ->
          range("minValueForStdDevInCol", "maxValueForStdDevInCol");
      case "columnValuesSumToBeBetween" -> range("minValueForColSum", "maxValueForColSum");
      case "columnValuesToBeBetween", "tableRowCountToBeBetween" -> range("minValue", "maxValue");
      case "columnValueLengthsToBeBetween" -> range("minLength", "maxLength");
      case "tableColumnCountToBeBetween" -> range("minColValue", "maxColValue");
      case "columnValuesMissingCount" -> {
        List<String> all = new ArrayList<>(List.of("missingCountValue", number()));
        if (random.nextBoolean()) {
          all.addAll(List.of("missingValueMatch", list()));
        }
        yield all;
      }
      case "columnValuesToBeInSet" ->
          List.of("allowedValues", list(), "matchEnum", random.nextBoolean() ? "True" : "");
      case "columnValuesToBeNotInSet" -> List.of("forbiddenValues", list());
      case "columnValuesToMatchRegex" -> List.of("regex", regex());
      case "columnValuesToNotMatchRegex" -> List.of("forbiddenRegex", regex());
      case "tableRowCountToEqual" -> List.of("value", number());
      case "tableColumnCountToEqual" -> List.of("columnCount", random.nextBoolean() ? "7" : "8");
      case "tableColumnNameToExist" -> List.of("columnName", random.nextBoolean() ? "id" : "ID");
      case "tableColumnToMatchSet" ->
          List.of(
              "columnNames",
              "day,seen,id,Big one,select,rate,Größe",
              "ordered",
              random.nextBoolean() ? "True" : "");
      case "tableRowInsertedCountToBeBetween" ->
          List.of(
              "columnName",
              random.nextBoolean() ? "day" : "seen",
              "rangeType",
              random.nextBoolean() ? "HOUR" : "YEAR",
              "rangeInterval",
              random.nextBoolean() ? "1" : "500",
              "max",
              "5");
      case "tableCustomSQLQuery" ->
          List.of(
              "sqlExpression",
              "SELECT id FROM "
                  + database
                      .dialect()
                      .qualifiedName(TableRef.ofPath(table.fullyQualifiedName().parts()))
                  + " WHERE id > "
                  + random.nextInt(12),
              "threshold",
              "2");
      default -> List.of();
    };
  }

  private List<String> range(String min, String max) {
    return switch (random.nextInt(4)) {
      case 0 -> List.of(min, number());
      case 1 -> List.of(max, number());
      default -> List.of(min, number(), max, number());
    };
  }

  private String number() {
    return switch (random.nextInt(12)) {
      case 0 -> "ten";
      case 1 -> "9007199254740994";
      default -> String.valueOf(random.nextInt(16) - 4);
    };
  }

  private String list() {
    return LISTS.get(random.nextInt(LISTS.size()));
  }

  private String regex() {
    return REGEXES.get(random.nextInt(REGEXES.size()));
  }
}
