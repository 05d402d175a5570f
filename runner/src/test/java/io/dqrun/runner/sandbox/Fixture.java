package io.dqrun.runner.sandbox;

import io.dqrun.entity.Column;
import io.dqrun.entity.CreateTestCase;
import io.dqrun.entity.DatabaseService;
import io.dqrun.entity.EntityLink;
import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.ParameterValue;
import io.dqrun.entity.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A small shop: service {@code pg}, table {@code pg.shop.public.orders}. */
final class Fixture {

  static final String TABLE = "pg.shop.public.orders";
  static final String SUITE = TABLE + ".testSuite";

  private Fixture() {}

  static SandboxServer server(SandboxVersion version) {
    SandboxServer server = SandboxServer.start(0, version);
    server.register(
        new DatabaseService(
            "pg",
            "Postgres",
            Optional.of(Map.of("config", Map.of("type", "Postgres", "password", "s3cret")))),
        List.of(table(TABLE)));
    return server;
  }

  static Table table(String fqn) {
    FullyQualifiedName name = FullyQualifiedName.parse(fqn);
    return Table.builder()
        .id(new UUID(0, 1))
        .name(name.name())
        .fullyQualifiedName(name)
        .addColumns(Column.of("id", "INT"), Column.of("amount", "DECIMAL"))
        .build();
  }

  /** A case request in Java. */
  static CreateTestCase rowCount(String name, String table) {
    return CreateTestCase.builder()
        .name(name)
        .testDefinition("tableRowCountToEqual")
        .entityLink(EntityLink.table(FullyQualifiedName.parse(table)))
        .addParameterValues(new ParameterValue("value", "3"))
        .computePassedFailedRowCount(false)
        .build();
  }

  /** A case request in JSON; more keys, each followed by a comma, come first. */
  static String rowCountJson(String name, String moreKeys) {
    return "{"
        + moreKeys
        + "\"name\":\""
        + name
        + "\",\"testDefinition\":\"tableRowCountToEqual\",\"entityLink\":\"<#E::table::"
        + TABLE
        + ">\",\"parameterValues\":[{\"name\":\"value\",\"value\":\"3\"}]}";
  }

  static String inSuite() {
    return "\"testSuite\":\"" + SUITE + "\",";
  }

  static String result(long timestamp, String status) {
    return "{\"timestamp\":"
        + timestamp
        + ",\"testCaseStatus\":\""
        + status
        + "\",\"testResultValue\":[]}";
  }
}
