package io.dqrun.runner.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dqrun.entity.CreateTestCase;
import io.dqrun.entity.DatabaseService;
import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.Table;
import io.dqrun.runner.sandbox.store.CaseEntity;
import io.dqrun.runner.sandbox.store.Entity;
import io.dqrun.runner.sandbox.store.EntityStore;
import io.dqrun.runner.sandbox.store.SuiteEntity;
import io.dqrun.runner.sandbox.wire.Caller;
import io.dqrun.runner.sandbox.wire.ErrorReply;
import io.dqrun.runner.sandbox.wire.Json;
import java.util.List;
import java.util.Optional;

/** Fills the store from Java, past HTTP; what is wrong is said in a reader's words. */
final class Registration {

  private static final int TABLE_DEPTH = 4;

  private final EntityStore store;
  private final ServiceResource services;
  private final DatabaseResource databases;
  private final TableResource tables;
  private final Suites suites;
  private final Cases cases;

  Registration(
      EntityStore store,
      ServiceResource services,
      DatabaseResource databases,
      TableResource tables,
      Cases cases) {
    this.store = store;
    this.services = services;
    this.databases = databases;
    this.tables = tables;
    this.suites = new Suites(store);
    this.cases = cases;
  }

  void register(DatabaseService service, List<Table> newTables) {
    for (Table table : newTables) {
      FullyQualifiedName fqn = table.fullyQualifiedName();
      if (fqn.depth() != TABLE_DEPTH || !fqn.parts().get(0).equals(service.name())) {
        throw new IllegalArgumentException(
            "table '"
                + fqn
                + "' cannot be registered below service '"
                + service.name()
                + "': its name must be service.database.schema.table");
      }
    }
    Entity parent = services.register(service);
    for (Table table : newTables) {
      List<String> parts = table.fullyQualifiedName().parts();
      Entity database = databases.register(store.databases(), parent, parts.get(1));
      tables.register(databases.register(store.schemas(), database, parts.get(2)), table);
    }
  }

  void registerLogicalSuite(
      String name,
      Optional<String> displayName,
      Optional<String> description,
      List<CreateTestCase> newCases) {
    newCases.forEach(this::check);
    ObjectNode body = Json.object();
    displayName.ifPresent(text -> body.put("displayName", text));
    description.ifPresent(text -> body.put("description", text));
    try {
      List<CaseEntity> members = newCases.stream().map(this::findOrCreate).toList();
      SuiteEntity suite = suites.putLogical(name, body);
      members.forEach(suite::add);
    } catch (ErrorReply e) {
      throw new IllegalArgumentException(
          "logical suite '" + name + "' cannot be registered: " + e.getMessage(), e);
    }
  }

  private void check(CreateTestCase newCase) {
    String table = newCase.entityLink().table().toString();
    if (store.tables().find(table).isEmpty()) {
      throw new IllegalArgumentException(
          "test case '"
              + newCase.name()
              + "' tests table '"
              + table
              + "', which the sandbox does not have; register the table first");
    }
    if (store.definitions().find(newCase.testDefinition()).isEmpty()) {
      throw new IllegalArgumentException(
          "test case '"
              + newCase.name()
              + "' uses test definition '"
              + newCase.testDefinition()
              + "', which this server version does not have");
    }
  }

  private CaseEntity findOrCreate(CreateTestCase newCase) {
    Entity table = store.tables().load(newCase.entityLink().table().toString());
    SuiteEntity basic = suites.findOrCreateBasic(table, Caller.BOT);
    CaseEntity fresh = cases.fresh(json(newCase, basic), Caller.BOT);
    CaseEntity known = store.cases().find(fresh.fqn()).orElse(null);
    if (known != null) {
      return known;
    }
    store.cases().add(fresh);
    cases.enlist(fresh);
    return fresh;
  }

  private static ObjectNode json(CreateTestCase newCase, SuiteEntity basic) {
    ObjectNode body = Json.object();
    body.put("name", newCase.name());
    newCase.displayName().ifPresent(text -> body.put("displayName", text));
    newCase.description().ifPresent(text -> body.put("description", text));
    body.put("testDefinition", newCase.testDefinition());
    body.put("entityLink", newCase.entityLink().toString());
    body.put("testSuite", basic.fqn());
    ArrayNode parameters = body.putArray("parameterValues");
    newCase
        .parameterValues()
        .forEach(
            parameter ->
                parameters
                    .addObject()
                    .put("name", parameter.name())
                    .put("value", parameter.value()));
    body.put("computePassedFailedRowCount", newCase.computePassedFailedRowCount());
    return body;
  }
}
