package io.dqrun.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.dqrun.architecture.ArchitectureRules;
import io.dqrun.architecture.PackageTable;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  @Test
  void theRunnerKeepsTheLaws() throws Exception {
    assertEquals(
        List.of(),
        new ArchitectureRules(
                PackageTable.read(Path.of("../CONTRIBUTING.md")),
                new ClassFileImporter().importPath(Path.of("target/classes")),
                ArchitectureTest::shortName)
            .violations());
  }

  private static String shortName(String packageName) {
    return packageName.startsWith("io.dqrun.") ? packageName.substring("io.dqrun.".length()) : "";
  }
}
