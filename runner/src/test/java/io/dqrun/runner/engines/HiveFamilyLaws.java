package io.dqrun.runner.engines;

import io.dqrun.workflow.ConnectionConfig;
import java.util.LinkedHashMap;
import java.util.Map;

/** Hive and Spark, which Hive's driver reaches as well. */
abstract class HiveFamilyLaws extends EngineLaws {

  /**
   * @param type whose dialect is tried
   * @param engine the property that says where a server runs
   * @param place what the connection says beside the server and its user
   */
  HiveFamilyLaws(String type, String engine, Map<String, String> place) {
    super(type, config(engine, place), "jdbc:hive2://" + address(engine) + "/default");
  }

  private static ConnectionConfig config(String engine, Map<String, String> place) {
    Map<String, Object> fields = new LinkedHashMap<>(place);
    fields.put("hostPort", address(engine));
    fields.put("username", "test");
    return new ConnectionConfig("Hive", fields);
  }

  @Override
  final String columnType(String dataType) {
    return switch (dataType) {
      case "DECIMAL" -> "DECIMAL(10,2)";
      case "VARCHAR" -> "STRING";
      default -> dataType;
    };
  }
}
