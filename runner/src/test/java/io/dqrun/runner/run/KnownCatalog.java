package io.dqrun.runner.run;

import io.dqrun.catalog.Catalog;
import io.dqrun.entity.DatabaseService;
import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.Table;
import io.dqrun.entity.TableProfilerConfig;
import io.dqrun.entity.TestCase;
import io.dqrun.entity.TestDefinition;
import io.dqrun.entity.TestSuite;
import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A server that knows what a test tells it, and will not speak of what is called closed. */
class KnownCatalog implements Catalog {

  final Map<String, Table> tables = new HashMap<>();
  final Map<String, TestDefinition> definitions = new HashMap<>();
  final Map<String, TableProfilerConfig> configs = new HashMap<>();

  /** The names of all that was asked for. */
  final Set<String> asked = ConcurrentHashMap.newKeySet();

  @Override
  public Optional<Table> findTable(FullyQualifiedName table) {
    asked.add(table.toString());
    return Optional.ofNullable(tables.get(table.toString()));
  }

  @Override
  public Optional<TestSuite> findTestSuite(FullyQualifiedName suite) {
    return Optional.empty();
  }

  @Override
  public List<TestCase> testCases(TestSuite suite) {
    return List.of();
  }

  @Override
  public List<TestCase> testCases() {
    return List.of();
  }

  @Override
  public Optional<TestDefinition> findTestDefinition(String name) {
    asked.add(name);
    return Optional.ofNullable(definitions.get(name));
  }

  @Override
  public Optional<DatabaseService> findDatabaseService(String name) {
    return Optional.empty();
  }

  @Override
  public Optional<TableProfilerConfig> findProfilerConfig(FullyQualifiedName databaseOrSchema) {
    asked.add(databaseOrSchema.toString());
    if (databaseOrSchema.parts().contains("closed")) {
      throw new DqException(Problem.error(ProblemCode.PERMISSION_DENIED, "not for this token"));
    }
    return Optional.ofNullable(configs.get(databaseOrSchema.toString()));
  }
}
