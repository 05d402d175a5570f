package io.dqrun.catalog;

import io.dqrun.entity.DatabaseService;
import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.Table;
import io.dqrun.entity.TableProfilerConfig;
import io.dqrun.entity.TestCase;
import io.dqrun.entity.TestDefinition;
import io.dqrun.entity.TestSuite;
import java.util.List;
import java.util.Optional;

/**
 * What a run must know from a metadata server.
 *
 * <p>{@code find} methods return empty for what does not exist and throw an exception of the {@code
 * problem} package for what could not be asked; a refused token is never "not found".
 * Implementations answer the same question once per run.
 */
public interface Catalog {

  /** The table with its columns and its basic suite. */
  Optional<Table> findTable(FullyQualifiedName table);

  /** The suite of this FQN, basic or logical. */
  Optional<TestSuite> findTestSuite(FullyQualifiedName suite);

  /** All cases of a suite that are not deleted, in the server's order, however many. */
  List<TestCase> testCases(TestSuite suite);

  /** All cases of the server that are not deleted, in its order, however many. */
  List<TestCase> testCases();

  /** The definition of this name. */
  Optional<TestDefinition> findTestDefinition(String name);

  /** The database service of this name, given without quotes. */
  Optional<DatabaseService> findDatabaseService(String name);

  /**
   * Which rows of its tables a database or a schema wants looked at.
   *
   * @param databaseOrSchema the FQN of one of them
   */
  Optional<TableProfilerConfig> findProfilerConfig(FullyQualifiedName databaseOrSchema);
}
