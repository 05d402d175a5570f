package io.dqrun.runner.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dqrun.runner.sandbox.store.CaseEntity;
import io.dqrun.runner.sandbox.store.Entity;
import io.dqrun.runner.sandbox.store.EntityStore;
import io.dqrun.runner.sandbox.store.Fields;
import io.dqrun.runner.sandbox.store.Renderer;
import io.dqrun.runner.sandbox.store.SuiteEntity;
import io.dqrun.runner.sandbox.wire.Json;
import java.util.UUID;

/** Writes test cases. */
final class CaseView {

  private final EntityStore store;
  private final Renderer renderer;
  private final SuiteView suiteView;

  CaseView(EntityStore store, Renderer renderer, SandboxVersion version) {
    this.store = store;
    this.renderer = renderer;
    this.suiteView = new SuiteView(store, renderer, version);
  }

  /** The case with the optional fields that are asked for. */
  ObjectNode render(CaseEntity testCase, Fields fields) {
    ObjectNode node = renderer.entity(testCase);
    node.put("entityLink", testCase.link().text());
    node.put("entityFQN", testCase.link().entityFqn());
    if (!node.has("parameterValues")) {
      node.putArray("parameterValues");
    }
    for (String flag : new String[] {"computePassedFailedRowCount", "useDynamicAssertion"}) {
      node.put(flag, testCase.body().path(flag).asBoolean());
    }
    testCase
        .shown()
        .ifPresent(
            shown -> {
              node.put("testCaseStatus", shown.status());
              if (shown.incidentId() != null) {
                node.put("incidentId", shown.incidentId());
              }
            });
    testCase.inspectionQuery().ifPresent(query -> node.put("inspectionQuery", query));
    if (fields.has("testCaseResult")) {
      testCase.latest().ifPresent(latest -> node.set("testCaseResult", Json.read(latest.json())));
    }
    if (fields.has("testDefinition")) {
      node.set("testDefinition", renderer.reference(testCase.definition()));
    }
    if (fields.has("testSuite")) {
      Entity suite = testCase.basicSuite();
      node.set(
          "testSuite",
          fields.equals(Fields.DETACHED)
              ? renderer.plainReference(suite)
              : renderer.reference(suite));
    }
    if (fields.isWritten()) {
      // The server has not worked out the suites yet when it answers a POST or PUT.
      node.putArray("testSuites");
    }
    if (fields.has("testSuites")) {
      ArrayNode suites = node.putArray("testSuites");
      for (UUID id : testCase.suites()) {
        store.suites().find(id).ifPresent(suite -> suites.add(nested(suite)));
      }
    }
    return fields.complete(node);
  }

  private ObjectNode nested(SuiteEntity suite) {
    ObjectNode node = suiteView.nested(suite);
    node.putArray("owners");
    return node.put("inherited", suite.isBasic());
  }
}
