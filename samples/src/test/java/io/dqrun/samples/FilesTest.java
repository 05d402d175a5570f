package io.dqrun.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample for a folder of files, with a driver that the user brings along, and without. */
class FilesTest {

  private static final String WORKFLOW = "samples/workflows/files.yaml";

  @TempDir Path home;

  private DqRun program() {
    return new DqRun(home)
        .with("OPENMETADATA_JWT_TOKEN", "token")
        .with("XDG_DATA_HOME", home.resolve("data").toString());
  }

  @Test
  void aFileIsTestedLikeATable() throws Exception {
    Path jar =
        Path.of(
            Class.forName("org.duckdb.DuckDBDriver")
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    Path drivers = Files.createDirectories(home.resolve("data/dq-run/drivers"));
    Files.createSymbolicLink(drivers.resolve(Objects.requireNonNull(jar.getFileName())), jar);
    DqRun.Outcome outcome = program().run("run", "--sandbox", "--output", "json", WORKFLOW);
    assertEquals(1, outcome.exitCode(), outcome.out() + outcome.err());
    List<String> verdicts = new ArrayList<>();
    for (JsonNode one : new ObjectMapper().readTree(outcome.out()).path("cases")) {
      verdicts.add(one.path("name").asText() + " " + one.path("status").asText());
    }
    assertEquals(
        List.of(
            "orders_id_unique Success",
            "orders_currency_is_euro Failed",
            "orders_largest_amount_plausible Success"),
        verdicts);
  }

  @Test
  void whatIsMissingIsSaidWithTheCommandThatBringsIt() throws Exception {
    DqRun.Outcome outcome = program().run("run", "--sandbox", WORKFLOW);
    assertTrue(outcome.exitCode() > 1, outcome.out());
    assertTrue(outcome.err().contains("dq-run drivers install Datalake"), outcome.err());
  }
}
