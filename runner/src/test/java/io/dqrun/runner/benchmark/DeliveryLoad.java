package io.dqrun.runner.benchmark;

import io.dqrun.entity.Column;
import io.dqrun.entity.CreateTestCase;
import io.dqrun.entity.DatabaseService;
import io.dqrun.entity.EntityLink;
import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.ParameterValue;
import io.dqrun.entity.Table;
import io.dqrun.entity.TestCase;
import io.dqrun.entity.TestCaseResult;
import io.dqrun.entity.TestCaseStatus;
import io.dqrun.entity.TestResultValue;
import io.dqrun.runner.result.CaseOutcome;
import io.dqrun.runner.result.Delivery;
import io.dqrun.runner.sandbox.SandboxServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** One outcome for each of many cases of tables with a hundred cases each. */
final class DeliveryLoad {

  private static final int CASES_OF_TABLE = 100;
  private static final String SERVICE = "shop";

  private DeliveryLoad() {}

  /** Makes the cases known to a server. */
  static void register(SandboxServer server, int cases) {
    List<Table> tables = new ArrayList<>();
    for (int i = 0; i < cases; i += CASES_OF_TABLE) {
      FullyQualifiedName fqn = table(i);
      tables.add(
          Table.builder()
              .id(new UUID(0, i + 1))
              .name(fqn.name())
              .fullyQualifiedName(fqn)
              .addColumns(Column.of("id", "INT"), Column.of("amount", "DECIMAL"))
              .build());
    }
    server.register(
        new DatabaseService(
            SERVICE, "Postgres", Optional.of(Map.of("config", Map.of("type", "Postgres")))),
        tables);
    List<CreateTestCase> requests = new ArrayList<>();
    for (int i = 0; i < cases; i++) {
      requests.add(
          CreateTestCase.builder()
              .name(name(i))
              .testDefinition("tableRowCountToBeBetween")
              .entityLink(EntityLink.table(table(i)))
              .addParameterValues(new ParameterValue("minValue", "1"))
              .computePassedFailedRowCount(false)
              .build());
    }
    server.registerLogicalSuite("nightly", Optional.empty(), Optional.empty(), requests);
  }

  /** One outcome per case, at a moment. */
  static List<CaseOutcome> outcomes(int cases, long timestamp) {
    List<CaseOutcome> outcomes = new ArrayList<>();
    for (int i = 0; i < cases; i++) {
      outcomes.add(outcome(i, timestamp));
    }
    return outcomes;
  }

  private static CaseOutcome outcome(int number, long timestamp) {
    TestCase testCase =
        TestCase.builder()
            .id(new UUID(1, number))
            .name(name(number))
            .fullyQualifiedName(FullyQualifiedName.parse(table(number) + "." + name(number)))
            .entityLink(EntityLink.table(table(number)))
            .addParameterValues(new ParameterValue("minValue", "1"))
            .build();
    boolean good = number % 10 != 0;
    TestCaseResult result =
        TestCaseResult.builder()
            .timestamp(timestamp)
            .testCaseStatus(good ? TestCaseStatus.SUCCESS : TestCaseStatus.FAILED)
            .result("Found rowCount=%d vs. the expected min=1".formatted(good ? number : 0))
            .addTestResultValue(TestResultValue.of("rowCount", Integer.toString(good ? number : 0)))
            .minBound(1.0)
            .build();
    return new CaseOutcome(
        testCase,
        result,
        Duration.ofMillis(12),
        List.of("SELECT COUNT(*) FROM \"public\".\"" + table(number).name() + "\""),
        Delivery.NONE);
  }

  private static FullyQualifiedName table(int number) {
    return FullyQualifiedName.parse(SERVICE + ".shop.public.orders_" + number / CASES_OF_TABLE);
  }

  private static String name(int number) {
    return "orders_not_empty_" + number;
  }
}
