package io.dqrun.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.workflow.FieldType.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConnectionTypesTest {

  @Test
  void everyTypeOfTheReleaseIsThereAndNoOther() {
    // 44 in 1.6.2, of which QueryLog and Dbt have no connection.
    assertEquals(42, ConnectionTypes.names().size());
    for (String name : ConnectionTypes.names()) {
      assertEquals(name, ConnectionTypes.find(name).orElseThrow().name());
      assertEquals(Optional.empty(), ConnectionTypes.newerThan16(name));
    }
    assertEquals(Optional.of("1.7.0"), ConnectionTypes.newerThan16("Cockroach"));
    for (String name : List.of("Dbt", "postgres", "@basicAuth", "newer Cockroach", "", "#")) {
      assertEquals(Optional.empty(), ConnectionTypes.find(name), name);
      assertEquals(Optional.empty(), ConnectionTypes.newerThan16(name), name);
    }
    assertThrows(IllegalArgumentException.class, () -> ConnectionTypes.object("nope"));
  }

  @Test
  void theDataAreConsistent() {
    Set<String> seen = new HashSet<>();
    Deque<ObjectType> open = new ArrayDeque<>();
    ConnectionTypes.names().forEach(name -> open.add(ConnectionTypes.find(name).orElseThrow()));
    while (!open.isEmpty()) {
      ObjectType type = open.pop();
      if (!seen.add(type.name())) {
        continue;
      }
      Set<String> names = new HashSet<>();
      for (FieldType field : type.fields()) {
        assertTrue(names.add(field.name()), type.name() + "." + field.name() + " stands twice");
        assertTrue(field.name().matches("[A-Za-z][A-Za-z0-9]*"), field.name());
        boolean chosen = field.kind() == Kind.CHOICE || field.kind() == Kind.OBJECT;
        assertEquals(chosen, !field.choices().isEmpty(), field.name());
        if (field.kind() == Kind.OBJECT) {
          field.choices().forEach(choice -> open.add(ConnectionTypes.object(choice)));
        }
      }
      for (FormerField former : type.former()) {
        assertTrue(former.version().matches("[01]\\.[0-9]+\\.[0-9]+"), former.version());
        String first = former.successor().replaceAll("\\..*", "");
        assertTrue(first.isEmpty() || names.contains(first), type.name() + ": " + former);
        boolean nested = former.successor().startsWith(former.name() + ".");
        assertEquals(nested, names.contains(former.name()), type.name() + ": " + former);
      }
      type.later()
          .forEach(
              (later, instead) -> {
                assertFalse(names.contains(later), type.name() + ": " + later);
                assertTrue(instead.isEmpty() || names.contains(instead), instead);
              });
    }
  }

  @Test
  void fieldsAreReadAsTheyAreWritten() {
    ObjectType postgres = ConnectionTypes.find("Postgres").orElseThrow();
    assertEquals(
        Optional.of(new FieldType("hostPort", Kind.TEXT, true, List.of())),
        postgres.field("hostPort"));
    assertEquals(
        Optional.of(
            new FieldType(
                "authType",
                Kind.OBJECT,
                false,
                List.of("basicAuth", "iamAuthConfig", "azureConfig"))),
        postgres.field("authType"));
    assertEquals(Kind.BOOLEAN, postgres.field("supportsDatabase").orElseThrow().kind());
    assertEquals(Kind.MAP, postgres.field("connectionOptions").orElseThrow().kind());
    assertEquals(Kind.OBJECT, postgres.field("tableFilterPattern").orElseThrow().kind());
    assertTrue(
        postgres.former().contains(new FormerField("password", "authType.password", "1.1.0")));
    assertFalse(postgres.open());
    assertTrue(ConnectionTypes.find("CustomDatabase").orElseThrow().open());
  }
}
