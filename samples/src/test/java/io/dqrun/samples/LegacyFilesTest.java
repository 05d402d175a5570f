package io.dqrun.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LegacyFilesTest {

  private static final String FOLDER = "samples/legacy";

  @TempDir Path home;

  private DqRun dqRun() {
    return new DqRun(home)
        .with("OM_JWT_TOKEN", "token")
        .with("SHOP_PASSWORD", "password")
        .with("PAYMENTS_PASSWORD", "password");
  }

  @Test
  void everyOldFileIsConvertedToAValidOneWithItsComments() throws Exception {
    Path out = home.resolve("out");
    DqRun.Outcome outcome =
        dqRun().run("convert", FOLDER, "--out", out.toString(), "--output", "json");
    assertEquals(0, outcome.exitCode(), outcome.out() + outcome.err());
    List<String> suites = new ArrayList<>();
    for (String line : outcome.out().lines().toList()) {
      JsonNode file = new ObjectMapper().readTree(line);
      assertEquals("converted", file.path("status").asText(), line);
      Path old = DqRun.ROOT.resolve(file.path("path").asText());
      String converted = Files.readString(out.resolve(old.getFileName()));
      try (Stream<String> lines = Files.lines(old)) {
        lines
            .filter(text -> text.contains("#") && !text.contains("<#E"))
            .map(text -> text.substring(text.indexOf('#')))
            .forEach(comment -> assertTrue(converted.contains(comment), converted));
      }
      if (converted.contains("type: TestSuite")) {
        suites.add(out.resolve(old.getFileName()).toString());
      }
    }
    assertEquals(4, suites.size(), suites.toString());
    suites.add(0, "validate");
    DqRun.Outcome valid = dqRun().run(suites.toArray(new String[0]));
    assertEquals(0, valid.exitCode(), valid.out());

    DqRun.Outcome again = dqRun().run("convert", "--check", out.toString());
    assertEquals(0, again.exitCode(), again.out());
  }

  @Test
  void theFilesThemselvesAreStillOld() throws Exception {
    DqRun.Outcome outcome = dqRun().run("convert", "--check", FOLDER);
    assertEquals(65, outcome.exitCode(), outcome.out());
    assertTrue(outcome.err().contains("5 files: 5 would be converted"), outcome.err());
  }
}
