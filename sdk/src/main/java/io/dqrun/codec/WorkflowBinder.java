package io.dqrun.codec;

import io.dqrun.workflow.Component;
import io.dqrun.workflow.LoggerLevel;
import io.dqrun.workflow.ServerConnection;
import io.dqrun.workflow.ServerUse;
import io.dqrun.workflow.UuidText;
import io.dqrun.workflow.Workflow;
import io.dqrun.workflow.WorkflowConfig;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Binds the root of a workflow and the parts that have little in them. */
final class WorkflowBinder {

  private static final String SERVER_SINK = "metadata-rest";

  /** Of a workflow that nobody asks for its server. */
  private static final ServerConnection NO_SERVER = ServerConnection.builder().hostPort("").build();

  private WorkflowBinder() {}

  /** The workflow; of use only if no error was reported. */
  static Optional<Workflow> bind(Fields root, ServerUse use) {
    Workflow.Builder workflow = Workflow.builder();
    var source = root.require("source").object("source").flatMap(SourceBinder::bind);
    root.object("processor").ifPresent(fields -> processor(fields, workflow));
    root.object("sink").ifPresent(fields -> workflow.sink(sink(fields)));
    workflow.stage(root.object("stage").map(OpenBinder::component));
    workflow.bulkSink(root.object("bulkSink").map(OpenBinder::component));
    var config =
        root.require("workflowConfig")
            .object("workflowConfig")
            .flatMap(fields -> config(fields, use));
    workflow.ingestionPipelineFqn(Names.fqn(root, "ingestionPipelineFQN"));
    workflow.pipelineRunId(
        root.text("pipelineRunId")
            .filter(value -> !value.failed())
            .flatMap(
                value ->
                    UuidText.matches(value.text())
                        ? Optional.of(value.text())
                        : root.invalid(value, "it must be a UUID; leave it out for a new one")));
    root.refuseNewer("enableStreamableLogs", "a release after 1.9");
    root.refuseNewer("ingestionRunnerName", "a release after 1.9");
    root.close();
    if (source.isEmpty() || config.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(workflow.source(source.get()).workflowConfig(config.get()).build());
  }

  private static void processor(Fields processor, Workflow.Builder workflow) {
    workflow.processorType(processor.requiredText("type"));
    processor.object("config").map(TestCaseBinder::bind).ifPresent(workflow::processor);
    processor.close();
  }

  /** The usual sink has one setting, which nobody reads; those of others are unknown. */
  private static Component sink(Fields sink) {
    if (!sink.text("type").filter(value -> value.text().equals(SERVER_SINK)).isPresent()) {
      return OpenBinder.component(sink);
    }
    Map<String, Object> settings = new LinkedHashMap<>();
    sink.object("config")
        .ifPresent(
            config -> {
              config
                  .text("api_endpoint")
                  .ifPresent(value -> settings.put("api_endpoint", value.text()));
              config.close();
            });
    sink.close();
    return new Component(SERVER_SINK, settings);
  }

  private static Optional<WorkflowConfig> config(Fields fields, ServerUse use) {
    WorkflowConfig.Builder config = WorkflowConfig.builder();
    if (use == ServerUse.REAL) {
      fields.require("openMetadataServerConfig");
    }
    var named = fields.object("openMetadataServerConfig").map(ServerBinder::bind);
    var server = use == ServerUse.REAL ? named : named.or(() -> Optional.of(NO_SERVER));
    fields
        .choice("loggerLevel", LoggerLevel.values(), LoggerLevel::name)
        .ifPresent(config::loggerLevel);
    fields.whole("successThreshold", 0, 100).ifPresent(config::successThreshold);
    fields.object("config").map(OpenBinder::map).ifPresent(config::config);
    fields.refuseNewer("raiseOnError", "one of the releases 1.7 to 1.9");
    fields.close();
    return server.map(bound -> config.openMetadataServerConfig(bound).build());
  }
}
