package io.dqrun.runner.engines;

import io.dqrun.workflow.ConnectionConfig;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * ClickHouse, a server or its engine as a library ({@code chdb} of npm) behind the same HTTP, in
 * the time zone UTC.
 */
class ClickhouseEngineTest extends EngineLaws {

  /** What names the golden SQL has for a database, its table and column. */
  private static final List<String> NAMES =
      List.of(
          "`orders`",
          "`ORDERS`",
          "`CamelCase`",
          "`with blank`",
          "`select`",
          "`dotted.name`",
          "`double\"quote`",
          "`back\\`tick`",
          "`brack]et`",
          "`back\\\\slash`",
          "`apostrophe's`",
          "`Größe`",
          "`größe`",
          "`2nd`");

  private static final List<String> TABLES =
      List.of(
          "CREATE DATABASE IF NOT EXISTS `My \"schema\"`",
          "CREATE TABLE IF NOT EXISTS `My \"schema\"`.`o\\`rders` (`na\"me` Nullable(String), qty Nullable(Int32),"
              + " rate Nullable(Float32), placed_on Nullable(Date), placed_at Nullable(DateTime64(6)),"
              + " seen_at Nullable(DateTime64(6, 'UTC')))",
          "CREATE TABLE IF NOT EXISTS sch.Orders (k Int32, qty Nullable(Int32), Name Nullable(String), c FixedString(3),"
              + " flag Bool, seen DateTime64(3, 'UTC'), j JSON)",
          "CREATE TABLE IF NOT EXISTS sch.b (k Int32, qty Nullable(Int32), Name Nullable(String), c FixedString(3),"
              + " flag Int32, seen DateTime64(3), j JSON)");

  ClickhouseEngineTest() {
    super(
        "Clickhouse",
        new ConnectionConfig(
            "Clickhouse",
            Map.of(
                "hostPort",
                address("clickhouse"),
                "username",
                "test",
                "databaseSchema",
                "sch",
                "connectionOptions",
                Map.of("compress", "false"))),
        "jdbc:clickhouse://"
            + address("clickhouse")
            + "/?password=x&compress=false&clickhouse_setting_default_table_engine=Memory");
  }

  @Override
  String columnType(String dataType) {
    return "Nullable("
        + switch (dataType) {
          case "DATE" -> "Date32";
          case "DECIMAL" -> "Decimal(10, 2)";
          case "TIMESTAMP" -> "DateTime64(6)";
          default -> dataType;
        }
        + ")";
  }

  @Override
  List<String> preparation() {
    return List.of("CREATE DATABASE IF NOT EXISTS sch");
  }

  @Override
  List<String> goldenTables() {
    Stream<String> named =
        NAMES.stream()
            .flatMap(
                name ->
                    Stream.of(
                        "CREATE DATABASE IF NOT EXISTS " + name,
                        "CREATE TABLE IF NOT EXISTS " + name + "." + name + " (" + name + " INT)"));
    return Stream.concat(named, TABLES.stream()).toList();
  }
}
