package io.dqrun.runner.engines;

import io.dqrun.workflow.ConnectionConfig;
import java.util.List;
import java.util.Map;

/**
 * Trino, with its connector for tables in memory as the catalogs {@code db} and {@code other}: the
 * jars of {@code io.trino:trino-main} and {@code trino-memory}, started by {@code new
 * io.trino.server.Server().start("435")}.
 */
class TrinoEngineTest extends EngineLaws {

  TrinoEngineTest() {
    super(
        "Trino",
        new ConnectionConfig(
            "Trino",
            Map.of(
                "hostPort",
                address("trino"),
                "username",
                "test",
                "catalog",
                "db",
                "databaseSchema",
                "sch")),
        "jdbc:trino://" + address("trino") + "/db");
  }

  @Override
  String columnType(String dataType) {
    return switch (dataType) {
      case "DECIMAL" -> "DECIMAL(10,2)";
      case "VARCHAR" -> "VARCHAR(100)";
      case "TIMESTAMP" -> "TIMESTAMP(6)";
      default -> dataType;
    };
  }

  @Override
  String literal(String text, String dataType) {
    return "CAST('" + text.replace("'", "''") + "' AS " + columnType(dataType) + ")";
  }

  @Override
  List<String> preparation() {
    return List.of("CREATE SCHEMA IF NOT EXISTS db.sch", "CREATE SCHEMA IF NOT EXISTS other.sch");
  }

  @Override
  List<String> goldenTables() {
    return List.of(
        "DROP TABLE db.sch.orders",
        "CREATE SCHEMA IF NOT EXISTS \"db\".\"My \"\"schema\"\"\"",
        "CREATE TABLE IF NOT EXISTS \"db\".\"My \"\"schema\"\"\".\"o`rders\" (\"na\"\"me\" VARCHAR, qty INT,"
            + " rate REAL, placed_on DATE, placed_at TIMESTAMP(6),"
            + " seen_at TIMESTAMP(3) WITH TIME ZONE)",
        "CREATE TABLE IF NOT EXISTS \"db\".\"sch\".\"Orders\" (k INT, qty INT, \"Name\" VARCHAR, c CHAR(3),"
            + " flag BOOLEAN, seen TIMESTAMP(3) WITH TIME ZONE, j JSON)",
        "CREATE TABLE IF NOT EXISTS \"other\".\"sch\".\"b\" (k INT, qty INT, \"Name\" VARCHAR, c CHAR(3),"
            + " flag INT, seen TIMESTAMP(3), j JSON)");
  }
}
