package io.dqrun.runner.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dqrun.runner.sandbox.store.CaseEntity;
import io.dqrun.runner.sandbox.store.EntityStore;
import io.dqrun.runner.sandbox.store.Fields;
import io.dqrun.runner.sandbox.store.PipelineEntity;
import io.dqrun.runner.sandbox.store.Renderer;
import io.dqrun.runner.sandbox.store.StoredResult;
import io.dqrun.runner.sandbox.store.SuiteEntity;
import io.dqrun.runner.sandbox.wire.ErrorReply;
import io.dqrun.runner.sandbox.wire.Json;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Writes test suites, in the words of the version. */
final class SuiteView {

  /** The sandbox's own limit, so that suites of very many cases can be listed at all. */
  private static final int MAX_RESULT_SUMMARIES = 1_000;

  private final EntityStore store;
  private final Renderer renderer;
  private final SandboxVersion version;

  SuiteView(EntityStore store, Renderer renderer, SandboxVersion version) {
    this.store = store;
    this.renderer = renderer;
    this.version = version;
  }

  /** The suite with the optional fields that are asked for. */
  ObjectNode render(SuiteEntity suite, Fields fields) {
    ObjectNode node = nested(suite);
    node.put("href", renderer.href(suite));
    if (fields.has("tests")) {
      ArrayNode tests = node.putArray("tests");
      for (CaseEntity testCase : suite.cases().values()) {
        if (!testCase.isDeleted()) {
          tests.add(renderer.plainReference(testCase));
        }
      }
    }
    if (fields.has("pipelines")) {
      ArrayNode pipelines = node.putArray("pipelines");
      for (PipelineEntity pipeline : store.pipelines().inOrder().values()) {
        if (pipeline.parent() == suite && !pipeline.isDeleted()) {
          pipelines.add(renderer.plainReference(pipeline));
        }
      }
    }
    if (fields.has("summary")) {
      node.set("summary", summary(List.of(suite)));
    }
    return node;
  }

  /** The suite as it stands inside a test case, and in the answer to an addition of cases. */
  ObjectNode nested(SuiteEntity suite) {
    if (suite.isBasic() && suite.table().isEmpty()) {
      throw broken("getId()");
    }
    ObjectNode node = renderer.entity(suite);
    node.remove("href");
    node.put("serviceType", "TestSuite");
    node.put(version.saysBasic() ? "basic" : "executable", suite.isBasic());
    suite.table().ifPresent(table -> node.set(referenceField(), renderer.shortReference(table)));
    ArrayNode results = node.putArray("testCaseResultSummary");
    for (CaseEntity testCase : suite.cases().values()) {
      Optional<StoredResult> latest = testCase.latest();
      if (results.size() == MAX_RESULT_SUMMARIES) {
        break;
      }
      if (latest.isPresent()) {
        ObjectNode result = results.addObject();
        result.put("testCaseName", testCase.fqn());
        result.put("status", latest.get().status());
        result.put("timestamp", latest.get().timestamp());
      }
    }
    node.put("inherited", false);
    return node;
  }

  /** The field that names the table of a basic suite. */
  String referenceField() {
    return version.saysBasic() ? "basicEntityReference" : "executableEntityReference";
  }

  /** What the server stumbles over when a basic suite has no table. */
  ErrorReply broken(String method) {
    String getter =
        version.saysBasic() ? "getBasicEntityReference" : "getExecutableEntityReference";
    return ErrorReply.unhandled(
        "Cannot invoke \"org.openmetadata.schema.type.EntityReference."
            + method
            + "\" because the return value of \"org.openmetadata.schema.tests.TestSuite."
            + getter
            + "()\" is null");
  }

  /** Which suites the parameter {@code testSuiteType} means. */
  Predicate<SuiteEntity> ofType(String type) {
    return switch (type) {
      case "executable" -> SuiteEntity::isBasic;
      case "logical" -> suite -> !suite.isBasic();
      // Servers that do not know the word take it for no filter at all.
      case "basic" -> suite -> suite.isBasic() || !version.saysBasic();
      default -> suite -> true;
    };
  }

  /** How the cases of these suites last went; a case in several of them counts once. */
  static ObjectNode summary(Collection<SuiteEntity> suites) {
    ObjectNode all = counters();
    Map<String, ObjectNode> columns = new LinkedHashMap<>();
    Set<CaseEntity> cases = new LinkedHashSet<>();
    suites.forEach(suite -> cases.addAll(suite.cases().values()));
    for (CaseEntity testCase : cases) {
      Optional<StoredResult> latest = testCase.latest();
      if (latest.isPresent() && !testCase.isDeleted()) {
        count(all, latest.get());
        if (testCase.link().column().isPresent()) {
          String link = testCase.link().text();
          count(columns.computeIfAbsent(link, key -> counters()), latest.get());
        }
      }
    }
    ArrayNode list = all.putArray("columnTestSummary");
    columns.forEach((link, counters) -> list.add(counters.put("entityLink", link)));
    return all;
  }

  private static ObjectNode counters() {
    ObjectNode node = Json.object();
    for (String name : new String[] {"success", "failed", "aborted", "queued", "total"}) {
      node.put(name, 0);
    }
    return node;
  }

  private static void count(ObjectNode counters, StoredResult result) {
    String status = result.status().toLowerCase(Locale.ROOT);
    counters.put(status, counters.path(status).asInt() + 1);
    counters.put("total", counters.path("total").asInt() + 1);
  }
}
