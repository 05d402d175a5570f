package io.dqrun.runner.engines;

import io.dqrun.workflow.ConnectionConfig;
import java.util.List;
import java.util.Map;

/**
 * Hive 4, {@code HiveServer2} of {@code org.apache.hive:hive-service} with its metastore in Derby
 * and jobs in the same process ({@code hive.execution.engine=mr}, {@code
 * mapreduce.framework.name=local}, {@code hive.vectorized.execution.enabled=false}); each takes
 * some seconds. A database {@code sch} must be there, and {@code
 * metastore.support.special.characters.in.table.names} be true.
 */
class HiveEngineTest extends EngineLaws {

  HiveEngineTest() {
    super(
        "Hive",
        new ConnectionConfig(
            "Hive",
            Map.of("hostPort", address("hive"), "username", "test", "databaseSchema", "sch")),
        "jdbc:hive2://" + address("hive") + "/default");
  }

  @Override
  String columnType(String dataType) {
    return switch (dataType) {
      case "DECIMAL" -> "DECIMAL(10,2)";
      case "VARCHAR" -> "STRING";
      default -> dataType;
    };
  }

  @Override
  String literal(String text, String dataType) {
    return "CAST('"
        + text.replace("\\", "\\\\").replace("'", "\\'")
        + "' AS "
        + columnType(dataType)
        + ")";
  }

  /** In the format that it has by itself, a text of two lines would be two rows. */
  @Override
  List<String> preparation() {
    return List.of("CREATE DATABASE IF NOT EXISTS sch", "SET hive.default.fileformat=ORC");
  }

  /** Columns cannot have a dot, whatever their tables can have. */
  @Override
  boolean canBeNamed(String quoted) {
    return !quoted.contains(".");
  }

  @Override
  List<String> goldenTables() {
    return List.of(
        "CREATE DATABASE IF NOT EXISTS `My \"schema\"`",
        "CREATE TABLE IF NOT EXISTS `My \"schema\"`.`o``rders` (`na\"me` STRING, qty INT, rate FLOAT,"
            + " placed_on DATE, placed_at TIMESTAMP, seen_at TIMESTAMP WITH LOCAL TIME ZONE)",
        // Names are the same in any case: this was a table of the verdicts.
        "DROP TABLE sch.orders",
        "CREATE TABLE sch.orders (k INT, qty INT, name STRING, c STRING, flag BOOLEAN, seen TIMESTAMP,"
            + " j STRING)",
        "CREATE TABLE IF NOT EXISTS sch.b (k INT, qty INT, name STRING, c STRING, flag INT,"
            + " seen TIMESTAMP, j STRING)");
  }
}
