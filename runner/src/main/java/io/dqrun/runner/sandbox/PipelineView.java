package io.dqrun.runner.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dqrun.entity.DatabaseService;
import io.dqrun.runner.sandbox.store.Fields;
import io.dqrun.runner.sandbox.store.PipelineEntity;
import io.dqrun.runner.sandbox.store.Renderer;
import io.dqrun.runner.sandbox.wire.Caller;
import io.dqrun.runner.sandbox.wire.Json;
import io.dqrun.runner.sandbox.wire.Request;
import java.util.List;

/** Writes ingestion pipelines. */
final class PipelineView {

  private final Renderer renderer;
  private final Orchestrator orchestrator;

  PipelineView(Renderer renderer, Orchestrator orchestrator) {
    this.renderer = renderer;
    this.orchestrator = orchestrator;
  }

  /** The pipeline with the optional fields that are asked for. */
  ObjectNode render(PipelineEntity pipeline, Fields fields, Request request) {
    ObjectNode node = plain(pipeline);
    node.set("service", renderer.reference(pipeline.requireParent()));
    if (!fields.isDeleted()) {
      node.set("openMetadataServerConnection", serverConnection(request.caller()));
    }
    if (fields.has("pipelineStatuses")) {
      orchestrator.advance(pipeline);
      pipeline.latestStatus().ifPresent(status -> node.set("pipelineStatuses", status));
    }
    return node;
  }

  /** The pipeline as it stands in the event of a new status. */
  ObjectNode withStatus(PipelineEntity pipeline, ObjectNode status) {
    ObjectNode node = plain(pipeline);
    node.set("service", renderer.plainReference(pipeline.requireParent()));
    node.set("pipelineStatuses", status);
    return node;
  }

  private ObjectNode plain(PipelineEntity pipeline) {
    ObjectNode node = renderer.entity(pipeline);
    node.put("deployed", pipeline.isDeployed());
    node.put("enabled", pipeline.isEnabled());
    return node;
  }

  /** The server hands out the bot's token here; readers must not let it into a log. */
  private ObjectNode serverConnection(Caller caller) {
    ObjectNode connection = Json.object();
    connection.put("clusterName", "openmetadata");
    connection.put("type", "OpenMetadata");
    connection.put("hostPort", renderer.apiUrl());
    connection.put("authProvider", "openmetadata");
    connection.put("verifySSL", "no-ssl");
    connection
        .putObject("securityConfig")
        .put("jwtToken", caller.isBot() ? "sandbox-bot-token" : DatabaseService.MASK);
    connection.put("secretsManagerProvider", "db");
    connection.put("secretsManagerLoader", "noop");
    connection.put("apiVersion", "v1");
    List.of("Topics", "Tables", "Dashboards", "Pipelines", "MlModels", "Users", "Teams")
        .forEach(kind -> connection.put("include" + kind, true));
    List.of("GlossaryTerms", "Tags", "Policy", "MessagingServices", "DatabaseServices")
        .forEach(kind -> connection.put("include" + kind, true));
    connection.put("includePipelineServices", true);
    connection.put("enableVersionValidation", true);
    connection.put("limitRecords", 1000);
    connection.put("forceEntityOverwriting", false);
    connection.put("storeServiceConnection", true);
    connection.put("supportsDataInsightExtraction", true);
    connection.put("supportsElasticSearchReindexingExtraction", true);
    return connection;
  }
}
