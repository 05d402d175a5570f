package io.dqrun.runner.engines;

import io.dqrun.workflow.ConnectionConfig;
import java.util.List;
import java.util.Map;

/**
 * Presto, with its connector for tables in memory as the catalogs {@code db} and {@code other}: the
 * jars of {@code com.facebook.presto:presto-main} and {@code presto-memory}.
 */
class PrestoEngineTest extends EngineLaws {

  PrestoEngineTest() {
    super(
        "Presto",
        new ConnectionConfig(
            "Presto",
            Map.of(
                "hostPort",
                address("presto"),
                "username",
                "test",
                "catalog",
                "db",
                "databaseSchema",
                "sch")),
        "jdbc:presto://" + address("presto") + "/db");
  }

  @Override
  String columnType(String dataType) {
    return switch (dataType) {
      case "DECIMAL" -> "DECIMAL(10,2)";
      case "VARCHAR" -> "VARCHAR(100)";
      case "TIMESTAMP" -> "TIMESTAMP";
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
            + " rate REAL, placed_on DATE, placed_at TIMESTAMP,"
            + " seen_at TIMESTAMP WITH TIME ZONE)",
        "CREATE TABLE IF NOT EXISTS \"db\".\"sch\".\"Orders\" (k INT, qty INT, \"Name\" VARCHAR, c CHAR(3),"
            + " flag BOOLEAN, seen TIMESTAMP WITH TIME ZONE, j JSON)",
        "CREATE TABLE IF NOT EXISTS \"other\".\"sch\".\"b\" (k INT, qty INT, \"Name\" VARCHAR, c CHAR(3),"
            + " flag INT, seen TIMESTAMP, j JSON)");
  }
}
