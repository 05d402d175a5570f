package io.dqrun.entity;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The test definitions that OpenMetadata brings, from 1.6 on 25 of them.
 *
 * <p>A server may lack some or have more; ask it where there is one.
 */
public final class BuiltInDefinitions {

  private BuiltInDefinitions() {}

  /** The JSON document of all definitions, in the shape in which a server lists them. */
  public static InputStream json() {
    return new ByteArrayInputStream(DefinitionsText.TEXT.getBytes(StandardCharsets.UTF_8));
  }

  /** All built-in definitions by name. */
  public static List<TestDefinition> all() {
    return Holder.ALL;
  }

  /** The built-in definition of this name. */
  public static Optional<TestDefinition> find(String name) {
    return Optional.ofNullable(Holder.BY_NAME.get(name));
  }

  /** Read at first use only. */
  private static final class Holder {
    static final List<TestDefinition> ALL = DefinitionsJson.read(DefinitionsText.TEXT);
    static final Map<String, TestDefinition> BY_NAME = byName();

    private static Map<String, TestDefinition> byName() {
      Map<String, TestDefinition> byName = new HashMap<>();
      for (TestDefinition definition : ALL) {
        byName.put(definition.name(), definition);
      }
      return Map.copyOf(byName);
    }
  }
}
