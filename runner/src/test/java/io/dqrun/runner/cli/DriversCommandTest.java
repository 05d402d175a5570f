package io.dqrun.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriversCommandTest {

  @TempDir private Path folder;

  private Cli cli() {
    return new Cli(folder).with("XDG_DATA_HOME", folder.resolve("data").toString());
  }

  @Test
  void everyDriverIsListedWithLicenceAndPlace() throws IOException {
    Path jar =
        Files.writeString(
            Files.createDirectories(folder.resolve("data/dq-run/drivers"))
                .resolve("trino-jdbc-400.jar"),
            "");
    Cli.Outcome listed = cli().run("drivers", "list");
    assertEquals(0, listed.exitCode(), listed.err());
    assertTrue(listed.out().contains("org.postgresql:postgresql  BSD-2-Clause\n  included\n"));
    assertTrue(listed.out().contains("Apache-2.0\n  " + jar + "\n"), listed.out());
    assertTrue(listed.out().contains("missing: dq-run drivers install Oracle\n"));
    JsonNode json = cli().run("drivers", "list", "--output", "json").json();
    assertEquals(1, json.get("schemaVersion").asInt());
    for (JsonNode driver : json.get("drivers")) {
      if (driver.get("types").get(0).asText().equals("Trino")) {
        assertEquals(jar.toString(), driver.get("place").asText());
      }
    }
  }

  @Test
  void theLicenceIsShownBeforeAnythingIsFetched() {
    String home = System.setProperty("user.home", folder.toString());
    try {
      Cli.Outcome missed =
          cli()
              .with("MAVEN_HOME", folder.resolve("no-maven").toString())
              .run("drivers", "install", "Oracle");
      missed.assertOneError(2, "driver-missing");
      assertTrue(
          missed
              .err()
              .matches(
                  "(?s)com\\.oracle\\.database\\.jdbc:ojdbc11:\\S+, licence: Oracle Free Use.*error.*"),
          missed.err());
      assertTrue(missed.err().contains("put it into " + folder.resolve("data/dq-run/drivers")));
    } finally {
      System.setProperty("user.home", home);
    }
  }

  @Test
  void wrongCallsAreUsage() {
    for (String[] words :
        new String[][] {
          {"drivers"}, {"drivers", "lst"}, {"drivers", "install"}, {"drivers", "list", "x"}
        }) {
      assertEquals(64, cli().run(words).exitCode());
    }
    Cli.Outcome misspelt = cli().run("drivers", "install", "MariaDb2");
    assertEquals(64, misspelt.exitCode());
    assertTrue(misspelt.err().contains("did you mean MariaDB?"), misspelt.err());
  }
}
