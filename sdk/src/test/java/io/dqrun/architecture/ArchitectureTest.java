package io.dqrun.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  @Test
  void theSdkKeepsTheLaws() throws Exception {
    JavaClasses classes = new ClassFileImporter().importPath(Path.of("target/classes"));
    PackageTable table = PackageTable.read(Path.of("../CONTRIBUTING.md"));
    assertTrue(table.rows().size() > 3, "the table was not found");
    assertEquals(
        List.of(), new ArchitectureRules(table, classes, ArchitectureTest::shortName).violations());
  }

  @Test
  void everyBrokenLawIsSeen() {
    JavaClasses classes = new ClassFileImporter().importPackages("io.dqrun.architecture.broken..");
    PackageTable table =
        PackageTable.empty()
            .add(new PackageTable.Row("lower", 0, Set.of("upper"), Set.of()))
            .add(new PackageTable.Row("upper", 1, Set.of(), Set.of()));
    List<String> violations =
        new ArchitectureRules(
                table,
                classes,
                name ->
                    name.startsWith("io.dqrun.architecture.broken.")
                        ? name.substring("io.dqrun.architecture.broken.".length())
                        : "")
            .violations();
    assertEquals(
        List.of(
            "circle: lower/Cellar -> upper/Attic -> lower/Cellar",
            "the package io.dqrun.architecture.broken.lower lacks a @NullMarked package-info",
            "the package io.dqrun.architecture.broken.upper lacks a @NullMarked package-info",
            "the table lets lower import upward: upper",
            "upper must not import java.sql, see upper/Attic",
            "upper must not import lower, see upper/Attic"),
        violations);
  }

  private static String shortName(String packageName) {
    return packageName.startsWith("io.dqrun.") ? packageName.substring("io.dqrun.".length()) : "";
  }
}
