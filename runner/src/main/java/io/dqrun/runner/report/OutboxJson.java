package io.dqrun.runner.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dqrun.problem.Problem;
import io.dqrun.runner.result.FlushResult;
import io.dqrun.runner.result.OutboxContents;
import io.dqrun.runner.result.QueuedRun;
import io.dqrun.runner.result.RejectedResult;
import java.util.List;
import java.util.Locale;

/** What is kept on this machine because no server has it, for programs: one line. */
public final class OutboxJson {

  private OutboxJson() {}

  /** What is kept, or what is gone; every result is named. */
  public static String contents(String action, OutboxContents contents, int exitCode) {
    ObjectNode root = root(action);
    root.put("folder", SafeText.block(contents.folder().toString()));
    root.put("bytes", contents.bytes());
    root.put("waiting", contents.waiting());
    root.put("rejected", contents.rejected().size());
    root.put("oldest", contents.oldest().map(oldest -> oldest.toString()).orElse(null));
    ArrayNode runs = root.putArray("runs");
    contents.runs().forEach(run -> runs.add(run(run)));
    ArrayNode rejected = root.putArray("rejectedResults");
    contents.rejected().forEach(one -> rejected.add(rejected(one)));
    root.set("problems", ProblemJson.of(contents.problems()));
    root.put("exitCode", exitCode);
    return root.toString();
  }

  /**
   * What became of the results of each server.
   *
   * @param problems what was wrong with workflows
   */
  public static String flushed(List<FlushResult> results, List<Problem> problems, int exitCode) {
    ObjectNode root = root("flush");
    ArrayNode servers = root.putArray("servers");
    for (FlushResult result : results) {
      servers
          .addObject()
          .put("url", SafeText.block(result.serverUrl()))
          .put("delivered", result.delivered())
          .put("queued", result.queued())
          .put("rejected", result.rejected())
          .set("problems", ProblemJson.of(result.problems()));
    }
    root.set("problems", ProblemJson.of(problems));
    root.put("exitCode", exitCode);
    return root.toString();
  }

  private static ObjectNode root(String action) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("schemaVersion", JsonReport.SCHEMA_VERSION)
        .put("command", "outbox " + action);
  }

  private static ObjectNode run(QueuedRun run) {
    ObjectNode node =
        JsonNodeFactory.instance
            .objectNode()
            .put("runId", SafeText.block(run.runId()))
            .put("state", run.state().name().toLowerCase(Locale.ROOT))
            .put("startedAt", run.startedAt().toString())
            .put("server", run.serverUrl().isEmpty() ? null : SafeText.block(run.serverUrl()))
            .put("suite", run.suite().isEmpty() ? null : SafeText.block(run.suite()))
            .put("pipeline", run.openPipeline().map(SafeText::block).orElse(null))
            .put("reason", SafeText.block(run.reason()))
            .put("journal", SafeText.block(run.journal().toString()))
            .put("bytes", run.bytes());
    ArrayNode results = node.putArray("results");
    for (QueuedRun.QueuedResult one : run.results()) {
      results
          .addObject()
          .put("fqn", SafeText.block(one.testCaseFqn()))
          .put("status", one.status().text())
          .put("timestamp", one.timestamp())
          .put("result", one.result().map(SafeText::block).orElse(null));
    }
    return node;
  }

  private static ObjectNode rejected(RejectedResult one) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("runId", SafeText.block(one.runId()))
        .put("server", SafeText.block(one.serverUrl()))
        .put("fqn", SafeText.block(one.testCaseFqn()))
        .put("status", SafeText.block(one.status()))
        .put("timestamp", one.timestamp())
        .put("reason", SafeText.block(one.reason()))
        .put("rejectedAt", one.rejectedAt().toString())
        .put("file", SafeText.block(one.file().toString()));
  }
}
