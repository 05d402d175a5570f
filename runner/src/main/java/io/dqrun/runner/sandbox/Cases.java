package io.dqrun.runner.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dqrun.runner.sandbox.store.CaseEntity;
import io.dqrun.runner.sandbox.store.Entity;
import io.dqrun.runner.sandbox.store.EntityStore;
import io.dqrun.runner.sandbox.store.LinkText;
import io.dqrun.runner.sandbox.store.Names;
import io.dqrun.runner.sandbox.wire.Caller;
import io.dqrun.runner.sandbox.wire.ErrorReply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Makes test cases out of requests, with the checks that the version does. */
final class Cases {

  private final EntityStore store;
  private final SandboxVersion version;
  private final Suites suites;

  Cases(EntityStore store, SandboxVersion version) {
    this.store = store;
    this.version = version;
    this.suites = new Suites(store);
  }

  /** A case after the body of a request, not stored yet. Takes the body to pieces. */
  CaseEntity fresh(ObjectNode body, Caller caller) {
    String name = body.remove("name").asText();
    LinkText link = LinkText.parse(body.remove("entityLink").asText());
    Entity definition = store.definitions().load(body.remove("testDefinition").asText());
    JsonNode suiteName = body.remove("testSuite");
    Entity suite = suiteName == null ? null : store.suites().load(suiteName.asText());
    Entity table = store.tables().load(link.tableFqn());
    if (body.has("parameterValues")) {
      checkParameters(definition, body.path("parameterValues"));
    }
    if (version.since(SandboxVersion.V1_9)) {
      checkTarget(definition, link, table);
    }
    String fqn = Names.child(link.entityFqn(), name);
    if (suite == null) {
      suite = suites.findOrCreateBasic(table, caller);
    }
    return new CaseEntity(name, fqn, link, table, suite, definition, body, caller);
  }

  /** Puts a stored case into the listing of its basic suite. */
  void enlist(CaseEntity testCase) {
    store.suites().find(testCase.basicSuite().id()).ifPresent(suite -> suite.add(testCase));
  }

  /** Takes a case away for good, out of all suites. */
  void remove(CaseEntity testCase) {
    for (UUID id : List.copyOf(testCase.suites())) {
      store.suites().find(id).ifPresent(suite -> suite.remove(testCase));
    }
    store.cases().remove(testCase);
  }

  private void checkParameters(Entity definition, JsonNode given) {
    JsonNode parameters = definition.body().path("parameterDefinition");
    if (parameters.isEmpty() && !given.isEmpty()) {
      throw ErrorReply.badRequest("Parameter Values doesn't match Test Definition Parameters");
    }
    Map<String, JsonNode> values = new LinkedHashMap<>();
    given.forEach(value -> values.put(value.path("name").asText(), value.path("value")));
    for (JsonNode parameter : parameters) {
      String name = parameter.path("name").asText();
      JsonNode value = values.remove(name);
      if (parameter.path("required").asBoolean() && (value == null || isAbsent(value))) {
        throw ErrorReply.badRequest(
            "Required parameter " + name + " is not passed in parameterValues");
      }
      if (value != null && !isAbsent(value)) {
        checkRule(parameter, value, given);
      }
    }
    if (version.since(SandboxVersion.V1_9) && !values.isEmpty()) {
      throw ErrorReply.badRequest(
          "Parameter "
              + values.keySet().iterator().next()
              + " is not defined in test definition "
              + definition.name());
    }
  }

  private static void checkRule(JsonNode parameter, JsonNode value, JsonNode given) {
    JsonNode rule = parameter.path("validationRule");
    for (JsonNode other : given) {
      if (rule.path("parameterField").equals(other.path("name"))
          && !isAbsent(other.path("value"))) {
        try {
          int order =
              Double.compare(
                  Double.parseDouble(value.asText()),
                  Double.parseDouble(other.path("value").asText()));
          if (!holds(rule.path("rule").asText(), order)) {
            throw ErrorReply.badRequest(
                "Value "
                    + value.asText()
                    + " of parameter "
                    + parameter.path("name").asText()
                    + " violates "
                    + rule.path("rule").asText()
                    + " "
                    + other.path("value").asText());
          }
        } catch (NumberFormatException e) {
          throw ErrorReply.badRequest(String.valueOf(e.getMessage()));
        }
      }
    }
  }

  private static boolean holds(String rule, int order) {
    return switch (rule) {
      case "EQUALS" -> order == 0;
      case "NOT_EQUALS" -> order != 0;
      case "GREATER_THAN_OR_EQUALS" -> order >= 0;
      case "LESS_THAN_OR_EQUALS" -> order <= 0;
      default -> true;
    };
  }

  private static void checkTarget(Entity definition, LinkText link, Entity table) {
    boolean forColumns = definition.body().path("entityType").asText().equals("COLUMN");
    if (forColumns != link.column().isPresent()) {
      throw ErrorReply.badRequest(
          "Test definition "
              + definition.name()
              + " is for a "
              + (forColumns ? "column" : "table")
              + ", not for "
              + link.text());
    }
    if (link.plainColumn().isPresent() && !hasColumn(table, link.plainColumn().get())) {
      throw ErrorReply.badRequest(
          "Column " + link.plainColumn().get() + " is not in table " + table.fqn());
    }
  }

  static boolean hasColumn(Entity table, String name) {
    for (JsonNode column : table.body().path("columns")) {
      if (column.path("name").asText().equals(name)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAbsent(JsonNode value) {
    return value.isNull() || value.isMissingNode();
  }
}
