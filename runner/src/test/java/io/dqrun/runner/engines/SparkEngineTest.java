package io.dqrun.runner.engines;

import java.util.List;
import java.util.Map;

/**
 * The SQL of Databricks on Apache Spark, by the driver of Hive, which Spark serves. Its catalogs
 * {@code db} and {@code other} are those of Spark's own tests, {@code InMemoryTableCatalog}: they
 * take any name. The server is {@code HiveThriftServer2} with {@code
 * spark.sql.hive.thriftServer.singleSession}.
 */
class SparkEngineTest extends HiveFamilyLaws {

  SparkEngineTest() {
    super("Databricks", "spark", Map.of("databaseName", "db"));
  }

  @Override
  List<String> preparation() {
    return List.of(
        "CREATE NAMESPACE IF NOT EXISTS db.sch", "CREATE NAMESPACE IF NOT EXISTS other.sch");
  }

  /** All share the one session of the server. */
  @Override
  List<String> beginning() {
    return List.of("USE db.sch");
  }

  /** The one session of the server stays in the catalog that was last used. */
  @Override
  List<String> conclusion() {
    return List.of("USE spark_catalog.default");
  }

  @Override
  List<String> goldenTables() {
    return List.of(
        "CREATE TABLE IF NOT EXISTS db.`My \"schema\"`.`o``rders` (`na\"me` STRING, qty INT, rate FLOAT,"
            + " placed_on DATE, placed_at TIMESTAMP, seen_at TIMESTAMP)",
        "CREATE TABLE IF NOT EXISTS db.sch.Orders (k INT, qty INT, Name STRING, c STRING, flag BOOLEAN,"
            + " seen TIMESTAMP, j STRING)",
        "CREATE TABLE IF NOT EXISTS other.sch.b (k INT, qty INT, Name STRING, c STRING, flag INT,"
            + " seen TIMESTAMP, j STRING)");
  }
}
