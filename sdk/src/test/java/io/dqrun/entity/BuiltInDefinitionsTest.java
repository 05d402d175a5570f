package io.dqrun.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class BuiltInDefinitionsTest {

  @Test
  void theyAreWhatAServerWouldTell() throws IOException {
    try (InputStream json = BuiltInDefinitions.json()) {
      List<TestDefinition> bound =
          new ObjectMapper()
              .registerModule(new Jdk8Module())
              .readValue(json, new TypeReference<List<TestDefinition>>() {});
      assertEquals(bound, BuiltInDefinitions.all());
      assertEquals(25, bound.size());
    }
  }

  @Test
  void theyAreFoundByName() {
    for (TestDefinition definition : BuiltInDefinitions.all()) {
      assertEquals(definition, BuiltInDefinitions.find(definition.name()).orElseThrow());
    }
    assertTrue(BuiltInDefinitions.find("columnvaluestobeunique").isEmpty());
  }
}
