package io.dqrun.runner.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.workflow.ConnectionConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteConnectorTest {

  private static JdbcTarget target(Map<String, Object> fields) {
    return SqliteConnector.target(new ConnectionConfig("SQLite", fields), null);
  }

  private static Problem problem(Map<String, Object> fields) {
    return assertThrows(DqException.class, () -> target(fields)).problems().get(0);
  }

  @Test
  void namesTheFileItLookedForAndDoesNotCreateIt(@TempDir Path folder) {
    Path missing = folder.resolve("missing.db");
    Problem problem = problem(Map.of("databaseMode", missing.toString()));
    assertEquals(ProblemCode.DATABASE_UNREACHABLE, problem.code());
    assertTrue(problem.message().contains(missing.toString()));
    assertFalse(Files.exists(missing));
    Problem relative = problem(Map.of("databaseMode", "no/such.db"));
    assertTrue(relative.message().contains(Path.of("no/such.db").toAbsolutePath().toString()));
  }

  @Test
  void refusesWhatIsNoFile(@TempDir Path folder) {
    Problem problem = problem(Map.of("databaseMode", folder.toString()));
    assertEquals(ProblemCode.DATABASE_UNREACHABLE, problem.code());
    assertTrue(problem.message().contains("folder"));
    assertEquals(ProblemCode.CONNECTION_INVALID, problem(Map.of()).code());
    assertEquals(
        ProblemCode.CONNECTION_INVALID, problem(Map.of("databaseMode", ":memory:")).code());
    assertEquals(
        ProblemCode.CONNECTION_MASKED, problem(Map.of("databaseMode", "*********")).code());
  }

  @Test
  void allowsOnlyHarmlessProperties(@TempDir Path folder) throws Exception {
    String file = Files.createFile(folder.resolve("a.db")).toString();
    for (String property :
        new String[] {
          "enable_load_extension", "open_mode", "temp_store_directory", "journal_mode"
        }) {
      Problem problem =
          problem(Map.of("databaseMode", file, "connectionOptions", Map.of(property, "x")));
      assertEquals(ProblemCode.CONNECTION_INVALID, problem.code());
      assertTrue(problem.message().contains(property));
    }
    JdbcTarget target =
        target(
            Map.of(
                "databaseMode",
                file,
                "connectionArguments",
                Map.of("timeout", 1.5, "check_same_thread", false)));
    assertEquals("1500", target.properties().get("busy_timeout"));
    assertFalse(target.properties().containsKey(""));
  }

  @Test
  void callsTheDatabaseAsOpenMetadataDoes(@TempDir Path folder) throws Exception {
    String file = Files.createFile(folder.resolve("a.db")).toString();
    assertEquals("default", target(Map.of("databaseMode", file)).database());
    assertEquals("shop", target(Map.of("databaseMode", file, "database", "shop")).database());
    assertEquals(
        "other",
        SqliteConnector.target(
                new ConnectionConfig("SQLite", Map.of("databaseMode", file, "database", "shop")),
                "other")
            .database());
  }
}
