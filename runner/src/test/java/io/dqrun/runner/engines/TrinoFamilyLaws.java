package io.dqrun.runner.engines;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dqrun.entity.Table;
import io.dqrun.workflow.ConnectionConfig;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Trino and Presto, with their connector for tables in memory as catalogs {@code db} and other. */
abstract class TrinoFamilyLaws extends EngineLaws {

  private final String timestamp;

  /**
   * @param type OpenMetadata's name; the server's property and the driver's address have it in
   *     lower case
   * @param timestamp the type of a moment with as many digits as the database takes
   */
  TrinoFamilyLaws(String type, String timestamp) {
    this(type, timestamp, type.toLowerCase(Locale.ROOT));
  }

  private TrinoFamilyLaws(String type, String timestamp, String engine) {
    super(
        type,
        new ConnectionConfig(
            type,
            Map.of(
                "hostPort",
                address(engine),
                "username",
                "test",
                "catalog",
                "db",
                "databaseSchema",
                "sch")),
        "jdbc:" + engine + "://" + address(engine) + "/db");
    this.timestamp = timestamp;
  }

  @Test
  @Order(1)
  void theCatalogueIsRead() {
    Map<String, List<String>> read = new TreeMap<>();
    for (Table table : catalogue()) {
      read.put(
          table.name(), table.columns().stream().map(c -> c.name() + " " + c.dataType()).toList());
    }
    read.keySet().retainAll(tables().keySet());
    assertEquals(tables(), read);
  }

  @Override
  final String columnType(String dataType) {
    return switch (dataType) {
      case "DECIMAL" -> "DECIMAL(10,2)";
      case "VARCHAR" -> "VARCHAR(100)";
      case "TIMESTAMP" -> timestamp;
      default -> dataType;
    };
  }

  @Override
  final String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  @Override
  final List<String> preparation() {
    return List.of("CREATE SCHEMA IF NOT EXISTS db.sch", "CREATE SCHEMA IF NOT EXISTS other.sch");
  }

  @Override
  final List<String> goldenTables() {
    String odd = "db.\"My \"\"schema\"\"\".\"o`rders\"";
    return List.of(
        "CREATE SCHEMA IF NOT EXISTS db.\"My \"\"schema\"\"\"",
        "DROP TABLE IF EXISTS " + odd,
        "CREATE TABLE "
            + odd
            + " (\"na\"\"me\" VARCHAR, qty INT, rate REAL, placed_on DATE, placed_at TIMESTAMP,"
            + " seen_at TIMESTAMP WITH TIME ZONE)",
        // Names are the same in any case: this was a table of the verdicts.
        "DROP TABLE IF EXISTS db.sch.orders",
        "CREATE TABLE db.sch.orders (k VARCHAR, n BIGINT, u UUID, d DATE, x INT, qty INT,"
            + " name VARCHAR, c CHAR(3), flag BOOLEAN, seen TIMESTAMP WITH TIME ZONE, j JSON)",
        "DROP TABLE IF EXISTS other.sch.b",
        "CREATE TABLE other.sch.b (k VARCHAR, n DECIMAL(20,2), u VARCHAR, d DATE, x INT, qty INT,"
            + " name VARCHAR, c CHAR(3), flag INT, seen TIMESTAMP, j JSON)");
  }
}
