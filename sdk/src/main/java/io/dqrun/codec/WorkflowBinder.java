package io.dqrun.codec;

import io.dqrun.workflow.Component;
import io.dqrun.workflow.LoggerLevel;
import io.dqrun.workflow.ServerConnection;
import io.dqrun.workflow.ServerUse;
import io.dqrun.workflow.Source;
import io.dqrun.workflow.UuidText;
import io.dqrun.workflow.Workflow;
import io.dqrun.workflow.WorkflowConfig;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Binds the root of a workflow and the parts that have little in them. */
final class WorkflowBinder {

  private static final String SERVER_SINK = "metadata-rest";

  private WorkflowBinder() {}

  /** The workflow; of use only if no error was reported. */
  static Optional<Workflow> bind(Fields root, ServerUse use) {
    Workflow.Builder workflow = Workflow.builder();
    Optional<Fields> sourceFields = root.require("source").object("source");
    Optional<Source> source =
        sourceFields.isPresent() ? SourceBinder.bind(sourceFields.get()) : Optional.empty();
    Optional<Fields> processor = root.object("processor");
    if (processor.isPresent()) {
      processor(processor.get(), workflow);
    }
    Optional<Fields> sink = root.object("sink");
    if (sink.isPresent()) {
      workflow.sink(sink(sink.get()));
    }
    Optional<Fields> configFields = root.require("workflowConfig").object("workflowConfig");
    Optional<WorkflowConfig> config =
        configFields.isPresent() ? config(configFields.get(), use) : Optional.empty();
    if (root.hasMore()) {
      rare(root, workflow);
    }
    root.close();
    if (source.isEmpty() || config.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(workflow.source(source.get()).workflowConfig(config.get()).build());
  }

  private static void rare(Fields root, Workflow.Builder workflow) {
    workflow.stage(root.object("stage").map(OpenBinder::component));
    workflow.bulkSink(root.object("bulkSink").map(OpenBinder::component));
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
  }

  private static void processor(Fields processor, Workflow.Builder workflow) {
    workflow.processorType(processor.requiredText("type"));
    Optional<Fields> config = processor.object("config");
    if (config.isPresent()) {
      workflow.processor(TestCaseBinder.bind(config.get()));
    }
    processor.close();
  }

  /** The usual sink has one setting, which nobody reads; those of others are unknown. */
  private static Component sink(Fields sink) {
    if (!sink.plainText("type").orElse("").equals(SERVER_SINK)) {
      return OpenBinder.component(sink);
    }
    Map<String, Object> settings = new LinkedHashMap<>();
    Optional<Fields> config = sink.object("config");
    if (config.isPresent()) {
      Optional<String> endpoint = config.get().plainText("api_endpoint");
      if (endpoint.isPresent()) {
        settings.put("api_endpoint", endpoint.get());
      }
      config.get().close();
    }
    sink.close();
    return new Component(SERVER_SINK, settings);
  }

  private static Optional<WorkflowConfig> config(Fields fields, ServerUse use) {
    WorkflowConfig.Builder config = WorkflowConfig.builder();
    if (use == ServerUse.REAL) {
      fields.require("openMetadataServerConfig");
    }
    Optional<Fields> server = fields.object("openMetadataServerConfig");
    if (server.isPresent()) {
      config.openMetadataServerConfig(ServerBinder.bind(server.get()));
    } else if (use != ServerUse.REAL) {
      // Nobody asks for it.
      config.openMetadataServerConfig(ServerConnection.builder().hostPort("").build());
    }
    fields
        .choice("loggerLevel", LoggerLevel.values(), LoggerLevel::name)
        .ifPresent(config::loggerLevel);
    if (fields.hasMore()) {
      fields.whole("successThreshold", 0, 100).ifPresent(config::successThreshold);
      fields.object("config").map(OpenBinder::map).ifPresent(config::config);
      fields.refuseNewer("raiseOnError", "one of the releases 1.7 to 1.9");
    }
    fields.close();
    return server.isPresent() || use != ServerUse.REAL
        ? Optional.of(config.build())
        : Optional.empty();
  }
}
