package io.dqrun.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.workflow.ConnectionConfig;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceholdersTest {

  private static ParsedWorkflow read(String password, Map<String, String> environment) {
    String text = WorkflowFiles.CONNECTION.replace("PASSWORD", password);
    return new WorkflowReader(environment).read("f", text.getBytes(StandardCharsets.UTF_8));
  }

  private static ConnectionConfig connection(ParsedWorkflow parsed) {
    return parsed
        .workflow()
        .orElseThrow()
        .source()
        .sourceConfig()
        .serviceConnections()
        .get(0)
        .config();
  }

  private static Optional<String> password(String written, Map<String, String> environment) {
    return connection(read(written, environment)).text("authType", "password");
  }

  @ParameterizedTest
  @CsvSource({
    "$FOO,bar",
    "${FOO},bar",
    "a${FOO}b,abarb",
    "$NOPE,$NOPE",
    "te$t,te$t",
    "$$FOO,$bar",
    "$FOO_X,$FOO_X",
    "${},${}",
    "$1,$1",
    "${1},${1}",
    "${FOO:-x},bar",
    "${NOPE:-x y},x y",
    "${NOPE:-},''",
    "${EMPTY:-x},x",
    "$OTHER,$FOO",
    "${NOPE:-$FOO},$FOO",
    "${FOO,${FOO"
  })
  void replacesWhatThePythonClientReplacesAndOurOwn(String written, String expected) {
    Map<String, String> environment = Map.of("FOO", "bar", "OTHER", "$FOO", "EMPTY", "");
    assertEquals(
        Optional.of(expected), password("'" + written.replace("'", "") + "'", environment));
    if (!written.startsWith("'")) {
      assertEquals(Optional.of(expected), password(written, environment));
    }
  }

  @Test
  void anySecretArrivesUnchangedAndAsText() {
    Random random = new Random(7);
    for (int i = 0; i < 1000; i++) {
      StringBuilder secret = new StringBuilder();
      for (int j = 0; j < 12; j++) {
        secret.appendCodePoint(
            random.nextInt(10) == 0
                ? "éß😀\n\t".codePointAt(random.nextInt(3))
                : 33 + random.nextInt(94));
      }
      String text = secret.toString();
      assertEquals(Optional.of(text), password("${S}", Map.of("S", text)));
    }
    for (String text : List.of("true", "123", "0777", "null", "", "a: b", "${FOO}", "# x")) {
      ConnectionConfig config = connection(read("${S}", Map.of("S", text)));
      assertEquals(Map.of("password", text), config.fields().get("authType"));
    }
  }

  @Test
  void missingVariablesAreAllNamedWithTheirPlaces() {
    List<Problem> problems = read("${A}-${B}", Map.of()).problems();
    assertEquals(2, problems.size());
    assertEquals(ProblemCode.MISSING_VARIABLE, problems.get(0).code());
    assertTrue(problems.get(0).message().contains("`A`"));
    assertTrue(problems.get(1).message().contains("`B`"));
    assertEquals(
        "source.sourceConfig.config.serviceConnections[0].serviceConnection.config.authType"
            + ".password",
        problems.get(0).path());
    assertEquals("f:16:17", problems.get(0).location().orElseThrow().toString());
  }

  @Test
  void readsSecretsFromFiles(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("a secret"), "c4nary\nx\n");
    assertEquals(Optional.of("c4nary\nx"), password("${file:" + file + "}", Map.of()));
    Files.writeString(file, "c4nary\r\n");
    assertEquals(Optional.of("c4nary"), password("${file:" + file + "}", Map.of()));
    Files.write(file, new byte[] {'c', '4', (byte) 0xFF});
    for (String missing : List.of(file.toString(), folder.toString(), folder + "/no", "\\0")) {
      List<Problem> problems = read("\"${file:" + missing + "}\"", Map.of()).problems();
      assertEquals(1, problems.size(), missing);
      assertEquals(ProblemCode.MISSING_VARIABLE, problems.get(0).code());
      assertFalse(problems.toString().contains("c4"));
    }
  }
}
