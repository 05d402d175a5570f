package io.dqrun.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.dqrun.architecture.PackageTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  @Test
  void nobodyImportsSamples() {
    assertEquals(
        List.of(),
        new ClassFileImporter()
                .importPaths(Path.of("../sdk/target/classes"), Path.of("../runner/target/classes"))
                .stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(use -> use.getTargetClass().getPackageName().startsWith("io.dqrun.samples"))
                .map(Object::toString)
                .toList());
  }

  @Test
  void everyRowOfTheTableIsARoomOfTheHouse() throws Exception {
    Set<String> rooms = new TreeSet<>();
    rooms.addAll(rooms(Path.of("../sdk/src/main/java/io/dqrun"), ""));
    rooms.addAll(rooms(Path.of("../runner/src/main/java/io/dqrun/runner"), "runner."));
    Set<String> rows =
        new TreeSet<>(PackageTable.read(Path.of("../CONTRIBUTING.md")).rows().keySet());
    assertEquals(rows, rooms);
    assertTrue(rows.size() > 20);
  }

  private static Set<String> rooms(Path root, String prefix) throws Exception {
    Set<String> rooms = new TreeSet<>();
    try (Stream<Path> files = Files.walk(root)) {
      files
          .filter(file -> file.endsWith("package-info.java"))
          .map(file -> root.relativize(file.getParent()).toString().replace('/', '.'))
          .forEach(room -> rooms.add(prefix + room));
    }
    return rooms;
  }
}
