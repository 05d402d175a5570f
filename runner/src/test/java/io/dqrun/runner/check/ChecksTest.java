package io.dqrun.runner.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.entity.BuiltInDefinitions;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChecksTest {

  @Test
  void everyCheckClassIsRegisteredAndNamedAsItsDefinition() throws Exception {
    Set<String> written = new TreeSet<>();
    try (Stream<Path> files = Files.list(classes())) {
      for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
        String name = file.getFileName().toString().replace(".class", "");
        Class<?> type = Class.forName("io.dqrun.runner.check." + name);
        if (Check.class.isAssignableFrom(type)
            && !type.isInterface()
            && java.lang.reflect.Modifier.isPublic(type.getModifiers())
            && !java.lang.reflect.Modifier.isAbstract(type.getModifiers())) {
          written.add(name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1));
        }
      }
    }
    assertEquals(written, new TreeSet<>(Checks.all().keySet()));
    assertTrue(written.size() >= 24, () -> "only " + written);
  }

  private static Path classes() throws URISyntaxException, IOException {
    return Path.of(Check.class.getProtectionDomain().getCodeSource().getLocation().toURI())
        .resolve("io/dqrun/runner/check");
  }

  @Test
  void everyCheckIsOfABuiltInDefinition() {
    Set<String> builtIn =
        BuiltInDefinitions.all().stream()
            .map(definition -> definition.name())
            .collect(Collectors.toSet());
    assertTrue(builtIn.containsAll(Checks.all().keySet()), () -> Checks.all().keySet().toString());
  }

  @Test
  void unknownDefinitionsHaveNoCheck() {
    assertTrue(Checks.find("columnValuesToBePretty").isEmpty());
  }
}
