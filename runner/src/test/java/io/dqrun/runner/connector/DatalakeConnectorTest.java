package io.dqrun.runner.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.workflow.ConnectionConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatalakeConnectorTest {

  @TempDir private Path folder;

  private JdbcTarget target(Map<String, Object> more) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("configSource", Map.of());
    fields.put("bucketName", folder.toString());
    fields.putAll(more);
    return DatalakeConnector.target(new ConnectionConfig("Datalake", fields), null);
  }

  private Problem problem(Map<String, Object> more) {
    List<Problem> problems = assertThrows(DqException.class, () -> target(more)).problems();
    assertEquals(1, problems.size(), problems::toString);
    return problems.get(0);
  }

  @Test
  void aFolderIsReadWithLittle() {
    JdbcTarget target = target(Map.of("prefix", "in/"));
    assertEquals("jdbc:duckdb:", target.url());
    assertEquals("default", target.database());
    assertEquals("1", target.properties().get("threads"));
    assertEquals("512MB", target.properties().get("memory_limit"));
    assertEquals("['" + folder + "']", target.properties().get("allowed_directories"));
    assertEquals(new DataFolder(folder.toString(), folder, "in/"), target.folder().orElseThrow());
    assertEquals("files", target(Map.of("databaseName", "files")).database());
    assertEquals("", target.user());
  }

  @Test
  void aCloudIsRefusedAndNoSecretOfItIsTold() {
    for (Map<String, Object> secrets :
        List.<Map<String, Object>>of(
            Map.of("awsSecretAccessKey", "s3cr3t", "awsRegion", "x"),
            Map.of("gcpConfig", Map.of("privateKey", "s3cr3t")),
            Map.of("clientSecret", "s3cr3t"))) {
      Problem problem =
          problem(Map.of("configSource", Map.of("securityConfig", secrets), "bucketName", "b"));
      assertEquals(ProblemCode.CONNECTION_INVALID, problem.code());
      assertTrue(problem.message().contains("cloud storage"), problem.message());
      assertTrue(!problem.toString().contains("s3cr3t"));
    }
    assertTrue(problem(Map.of("bucketName", "s3://bucket")).message().contains("remote address"));
  }

  @Test
  void namesTheFolderItLookedFor() throws Exception {
    Path missing = folder.resolve("missing");
    Problem problem = problem(Map.of("bucketName", missing.toString()));
    assertEquals(ProblemCode.DATABASE_UNREACHABLE, problem.code());
    assertTrue(problem.message().contains(missing.toString()));
    assertTrue(problem(Map.of("bucketName", "")).message().contains("bucketName"));
    Path file = Files.createFile(folder.resolve("a;threads=9.db"));
    assertTrue(problem(Map.of("bucketName", file.toString())).message().contains(";"));
  }

  @Test
  void allowsOnlyHarmlessProperties() {
    for (String property :
        List.of(
            "enable_external_access",
            "allowed_directories",
            "allow_unsigned_extensions",
            "autoload_known_extensions",
            "custom_extension_repository",
            "extension_directory",
            "lock_configuration",
            "secret_directory",
            "temp_directory",
            "session_init_sql_file",
            "jdbc_stream_results")) {
      Problem problem = problem(Map.of("connectionOptions", Map.of(property, "true")));
      assertEquals(ProblemCode.CONNECTION_INVALID, problem.code());
      assertTrue(problem.message().contains(property));
    }
    assertTrue(
        problem(Map.of("connectionArguments", Map.of("memory_limit", "80%")))
            .message()
            .contains("512MB"));
    JdbcTarget target =
        target(Map.of("connectionOptions", Map.of("threads", 2, "memory_limit", "4GB")));
    assertEquals("2", target.properties().get("threads"));
    assertEquals("4GB", target.properties().get("memory_limit"));
  }
}
