package io.dqrun.validate.rules;

import io.dqrun.problem.ProblemCode;
import io.dqrun.validate.Findings;
import io.dqrun.validate.Rule;
import io.dqrun.workflow.ServiceConnection;
import io.dqrun.workflow.TargetVersion;
import io.dqrun.workflow.Workflow;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A connection's type is one that the target version has, and that has tables. */
final class ConnectorRule implements Rule {

  private static final Set<String> WITHOUT_TABLES = Set.of("QueryLog", "Dbt");

  /** Since when, for those that 1.6.2 does not have. */
  private static final Map<String, TargetVersion> SINCE =
      Map.ofEntries(
          Map.entry("Cassandra", TargetVersion.V1_7),
          Map.entry("Cockroach", TargetVersion.V1_7),
          Map.entry("Timescale", TargetVersion.NEWEST),
          Map.entry("MicrosoftAccess", TargetVersion.NEWEST),
          Map.entry("StarRocks", TargetVersion.NEWEST),
          Map.entry("SSAS", TargetVersion.NEWEST),
          Map.entry("Epic", TargetVersion.NEWEST),
          Map.entry("ServiceNow", TargetVersion.NEWEST),
          Map.entry("Dremio", TargetVersion.NEWEST),
          Map.entry("MicrosoftFabric", TargetVersion.NEWEST),
          Map.entry("BurstIQ", TargetVersion.NEWEST),
          Map.entry("Informix", TargetVersion.NEWEST),
          Map.entry("Iomete", TargetVersion.NEWEST));

  private final TargetVersion target;

  ConnectorRule(TargetVersion target) {
    this.target = target;
  }

  @Override
  public void check(Workflow workflow, Findings findings) {
    List<ServiceConnection> connections = workflow.source().sourceConfig().serviceConnections();
    for (int i = 0; i < connections.size(); i++) {
      check(
          connections.get(i).config().type(),
          Paths.connection(i) + ".serviceConnection.config.type",
          findings);
    }
  }

  private void check(String type, String path, Findings findings) {
    TargetVersion since = SINCE.getOrDefault(type, TargetVersion.V1_5);
    if (WITHOUT_TABLES.contains(type)) {
      findings.error(
          ProblemCode.INVALID_VALUE,
          path,
          "a service of type " + type + " has no tables that could be tested",
          "give the type of the database that holds the tables, such as Postgres");
    } else if (!target.isAtLeast(since)) {
      findings.error(
          ProblemCode.UNSUPPORTED_SETTING,
          path,
          "the type " + type + " is not known to " + target,
          "check the type; for a newer server validate with --target " + since.text());
    } else if (type.equals("Iceberg") && target == TargetVersion.NEWEST) {
      findings.error(
          ProblemCode.UNSUPPORTED_SETTING,
          path,
          "the type Iceberg is not known to " + target + " any more",
          "connect to the engine that reads the tables, such as Trino");
    }
  }
}
