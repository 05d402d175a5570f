package io.dqrun.convert.database;

import io.dqrun.convert.ConversionRule;
import java.util.List;

/** Rules for connections to databases, wherever one may stand. */
public final class DatabaseRules {

  private DatabaseRules() {}

  /** All of them; of those for the same release, an earlier one comes first. */
  public static List<ConversionRule> all() {
    return List.of(
        new PasswordToAuthType(),
        new TrinoToAuthType(),
        new MoveCertificates(),
        new RenameCertificatePath(),
        new RenameGcsConfig(),
        new GcpPathToObject(),
        new DeltaToConfigSource(),
        new DeltaToMetastoreConnection(),
        new OracleConnectionType(),
        new RemoveEarlyFields(),
        new RequirePostgresDatabase(),
        new RemoveBigQueryFields(),
        new RemoveSalesforceFields(),
        new NameDatabasesAlike(),
        new Db2DatabaseAndPolicyTags(),
        new HiveToImpala(),
        new RenameSandboxDomain(),
        new DatabricksToUnityCatalog(),
        new RemoveTempTables(),
        new KeepTransientTablesOut(),
        new RequireMssqlDatabase(),
        new AskForKeyfile(),
        new AddHttpPath(),
        new TokenToAuthType(),
        new RedshiftToAuthType(),
        new SalesforceObjectToList(),
        new RefuseIceberg(),
        new CompleteEndpoint(),
        new RefuseSampleData());
  }
}
