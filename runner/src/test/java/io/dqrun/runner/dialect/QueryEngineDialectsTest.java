package io.dqrun.runner.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.runner.connector.JdbcTarget;
import io.dqrun.runner.sql.ColumnRef;
import io.dqrun.runner.sql.Literal;
import io.dqrun.runner.sql.Metric;
import io.dqrun.runner.sql.Predicate;
import io.dqrun.runner.sql.SelectQuery;
import io.dqrun.runner.sql.SqlTokens;
import io.dqrun.runner.sql.SqlTokens.Rule;
import io.dqrun.runner.sql.TableRef;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What depends on the type of a column or on an odd value, beside the golden files. */
class QueryEngineDialectsTest {

  private static final TableRef TABLE = new TableRef(Optional.of("lake"), Optional.of("shop"), "t");

  private static String sql(String type, Metric metric) {
    return Dialects.forType(type)
        .orElseThrow()
        .render(new SelectQuery(TABLE, List.of(metric)))
        .replaceFirst("^SELECT ", "")
        .replaceFirst(" FROM [`\"a-z.]+$", "");
  }

  private static String in(String type, String value) {
    return sql(
        type,
        new Metric.Count(
            new Predicate.In(new ColumnRef("c", "VARCHAR"), List.of(new Literal.Text(value)))));
  }

  @Test
  void trinoTakesWhatIsNotANumberForMissing() {
    for (String dataType : List.of("FLOAT", "DOUBLE")) {
      ColumnRef column = new ColumnRef("c", dataType);
      assertEquals(
          "IF(IS_NAN(MIN(\"c\")), NULL, MIN(\"c\"))", sql("Trino", new Metric.Min(column)));
      assertEquals(
          "IF(IS_NAN(MAX(\"c\")), NULL, MAX(\"c\"))", sql("Trino", new Metric.Max(column)));
      assertEquals(
          "IF(IS_NAN(AVG(\"c\")), NULL, AVG(\"c\"))", sql("Trino", new Metric.Mean(column)));
      assertEquals(
          "IF(IS_NAN(STDDEV_POP(\"c\")), NULL, STDDEV_POP(\"c\"))",
          sql("Trino", new Metric.StdDev(column)));
    }
    assertEquals("MIN(\"c\")", sql("Trino", new Metric.Min(new ColumnRef("c", "DATE"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Trino",
        "Presto",
        "Athena",
        "Databricks",
        "UnityCatalog",
        "Hive",
        "Impala",
        "Doris",
        "StarRocks"
      })
  void sumsOfWholeNumbersCannotOverflowAndOthersAreNotCast(String type) {
    assertTrue(
        sql(type, new Metric.Sum(new ColumnRef("c", "BIGINT"))).contains("AS DECIMAL(38, 0))"));
    assertFalse(sql(type, new Metric.Sum(new ColumnRef("c", "DECIMAL"))).contains("CAST"));
    assertFalse(sql(type, new Metric.Sum(new ColumnRef("c", "DOUBLE"))).contains("CAST"));
  }

  @Test
  void hiveHasExactMediansOfWholeNumbersOnly() {
    assertEquals(
        "PERCENTILE(CAST(`c` AS BIGINT), 0.5)",
        sql("Hive", new Metric.Median(new ColumnRef("c", "INT"))));
    assertEquals(
        "PERCENTILE_APPROX(CAST(`c` AS DOUBLE), 0.5, 10000)",
        sql("Hive", new Metric.Median(new ColumnRef("c", "DECIMAL"))));
  }

  @Test
  void clickhouseMeasuresEnumsAsTexts() {
    assertEquals(
        "minOrNull(lengthUTF8(toString(`c`)))",
        sql("Clickhouse", new Metric.MinLength(new ColumnRef("c", "ENUM"))));
  }

  @Test
  void hoursAreTakenFromDates() {
    Map.of(
            "Trino", "CAST(CAST(CURRENT_DATE AS TIMESTAMP) - INTERVAL '30' HOUR AS DATE)",
            "Impala", "CAST(CAST(CAST(NOW() AS DATE) AS TIMESTAMP) - INTERVAL 30 HOUR AS DATE)",
            "Clickhouse", "toDate(toDateTime(today()) - INTERVAL 30 HOUR)",
            "Doris", "CAST(DATE_SUB(CURRENT_DATE(), INTERVAL 30 HOUR) AS DATE)",
            "Druid", "CAST(TIMESTAMPADD(HOUR, -30, CAST(CURRENT_DATE AS TIMESTAMP)) AS DATE)")
        .forEach(
            (type, expected) -> {
              String sql =
                  sql(
                      type,
                      new Metric.MatchingRows(
                          new Predicate.NotOlder(
                              new ColumnRef("c", "DATE"), 30, Predicate.NotOlder.Unit.HOUR)));
              assertTrue(sql.contains(">= " + expected + " THEN"), sql);
            });
  }

  @Test
  void databricksWithoutCatalogsNamesNone() {
    TableRef table = new TableRef(Optional.of("default"), Optional.of("shop"), "t");
    assertEquals("`shop`.`t`", Dialects.forType("Databricks").orElseThrow().qualifiedName(table));
    assertEquals(
        "`default`.`shop`.`t`",
        Dialects.forType("UnityCatalog").orElseThrow().qualifiedName(table));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Hive", "Databricks", "UnityCatalog"})
  void settingsAndVariablesOfTheServerStayOutOfTexts(String type) {
    String sql = in(type, "${env:HOME} $ {x} \\${y}");
    assertTrue(sql.contains("'\\u0024{env:HOME} $ {x} \\\\\\u0024{y}'"), sql);
  }

  /** Whatever a text holds, it ends where the database thinks that it ends. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Athena",
        "Clickhouse",
        "Databricks",
        "Doris",
        "Druid",
        "Hive",
        "Impala",
        "PinotDB",
        "Presto",
        "SingleStore",
        "StarRocks",
        "Trino"
      })
  void textsEndWhereTheyEnd(String type) {
    Set<Rule> rules = texts(type);
    List<SqlTokens.Token> plain = SqlTokens.of(in(type, "x"), rules);
    for (String text :
        List.of("'", "\\", "\\'", "'\\", "\\\\'", "''", "-- x", "/* x", "# x", "`", "\"", "\n")) {
      String sql = in(type, text);
      assertEquals(plain, SqlTokens.of(sql, rules), sql);
    }
  }

  /** How texts are read where nobody has changed the settings. */
  private static Set<Rule> texts(String type) {
    Dialect dialect = Dialects.forType(type).orElseThrow();
    boolean standard =
        dialect instanceof TrinoFamilyDialect
            || dialect instanceof DruidDialect
            || dialect instanceof PinotDialect;
    return standard
        ? Set.of(Rule.RETURN_ENDS_COMMENT)
        : Set.of(Rule.BACKSLASH_ESCAPES, Rule.BACKTICK_NAMES, Rule.HASH_COMMENTS);
  }

  @Test
  void statementsAreReadInEachWayThatTheDatabaseMayHave() {
    assertEquals(
        List.of(
            Set.of(Rule.BACKTICK_NAMES),
            Set.of(Rule.BACKTICK_NAMES, Rule.HASH_COMMENTS),
            Set.of(Rule.BACKTICK_NAMES, Rule.DOLLAR_QUOTES),
            Set.of(Rule.BACKTICK_NAMES, Rule.HASH_COMMENTS, Rule.DOLLAR_QUOTES)),
        Readings.choices(EnumSet.of(Rule.BACKTICK_NAMES), Rule.HASH_COMMENTS, Rule.DOLLAR_QUOTES));
    assertEquals(8, new ClickhouseDialect().readings().size());
    assertEquals(4, new DorisDialect().readings().size());
    assertEquals(8, new UnityCatalogDialect().readings().size());
    assertEquals(2, new AthenaDialect().readings().size());
    assertEquals(2, new ImpalaDialect().readings().size());
    assertEquals(1, new HiveDialect().readings().size());
    assertEquals(1, new DruidDialect().readings().size());
    assertEquals(1, new PinotDialect().readings().size());
  }

  @Test
  void secretsOfAllDriversAreKnown() {
    for (String property :
        List.of(
            "password",
            "Password",
            "PWD",
            "accessToken",
            "SessionToken",
            "OAuth2Secret",
            "headers.Authorization")) {
      JdbcTarget target =
          new JdbcTarget("X", "jdbc:x", Map.of(property, "canary"), Map.of(), "d", "x");
      assertEquals(List.of("canary"), target.secrets(), property);
    }
  }
}
