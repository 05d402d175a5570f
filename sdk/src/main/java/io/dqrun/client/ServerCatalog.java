package io.dqrun.client;

import io.dqrun.catalog.Catalog;
import io.dqrun.entity.DatabaseService;
import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.Table;
import io.dqrun.entity.TableProfilerConfig;
import io.dqrun.entity.TestCase;
import io.dqrun.entity.TestDefinition;
import io.dqrun.entity.TestSuite;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The catalog of a server. Every question is asked once, so it shows the server as it was before
 * this run changed anything; a question that failed is asked again.
 */
public final class ServerCatalog implements Catalog {

  private final OpenMetadataClient client;
  private final KnownTables tables;
  private final Map<FullyQualifiedName, Optional<TestSuite>> suites = new ConcurrentHashMap<>();
  private final Map<UUID, List<TestCase>> cases = new ConcurrentHashMap<>();
  private final Map<Boolean, List<TestCase>> allCases = new ConcurrentHashMap<>();
  private final KnownDefinitions definitions;
  private final Map<String, Optional<DatabaseService>> services = new ConcurrentHashMap<>();
  private final Map<FullyQualifiedName, Optional<TableProfilerConfig>> configs =
      new ConcurrentHashMap<>();

  /** A catalog that asks through {@code client}, which stays open. */
  public ServerCatalog(OpenMetadataClient client) {
    this.client = client;
    this.tables = new KnownTables(client.tables()::find);
    this.definitions = new KnownDefinitions(client.testDefinitions());
  }

  @Override
  public Optional<Table> findTable(FullyQualifiedName table) {
    return tables.find(table);
  }

  @Override
  public Optional<TestSuite> findTestSuite(FullyQualifiedName suite) {
    return suites.computeIfAbsent(suite, client.testSuites()::find);
  }

  @Override
  public List<TestCase> testCases(TestSuite suite) {
    return cases.computeIfAbsent(suite.id(), client.testCases()::list);
  }

  @Override
  public List<TestCase> testCases() {
    return allCases.computeIfAbsent(Boolean.TRUE, key -> client.testCases().list());
  }

  @Override
  public Optional<TestDefinition> findTestDefinition(String name) {
    return definitions.find(name);
  }

  @Override
  public Optional<DatabaseService> findDatabaseService(String name) {
    return services.computeIfAbsent(name, client.databaseServices()::find);
  }

  @Override
  public Optional<TableProfilerConfig> findProfilerConfig(FullyQualifiedName databaseOrSchema) {
    return configs.computeIfAbsent(databaseOrSchema, client.profilerConfigs()::find);
  }
}
