package io.dqrun.runner.sandbox;

import static io.dqrun.runner.sandbox.wire.Shape.Property.choice;
import static io.dqrun.runner.sandbox.wire.Shape.Property.flag;
import static io.dqrun.runner.sandbox.wire.Shape.Property.integer;
import static io.dqrun.runner.sandbox.wire.Shape.Property.listOf;
import static io.dqrun.runner.sandbox.wire.Shape.Property.object;
import static io.dqrun.runner.sandbox.wire.Shape.Property.text;

import io.dqrun.runner.sandbox.wire.Shape;
import io.dqrun.runner.sandbox.wire.Shape.Property;
import java.util.ArrayList;
import java.util.List;

/** The request bodies of ingestion pipelines, for one server version. */
final class PipelineShapes {

  private static final String PIPELINES =
      "org.openmetadata.schema.entity.services.ingestionPipelines.";

  private final SandboxVersion version;

  PipelineShapes(SandboxVersion version) {
    this.version = version;
  }

  Shape pipeline() {
    List<Property> properties =
        EntityShapes.with(
            new EntityShapes(version).common(),
            choice("pipelineType", PIPELINES + "PipelineType", pipelineTypes()).needed(),
            object("sourceConfig").needed(),
            object("airflowConfig").needed(),
            object("service").needed(),
            text("loggerLevel"),
            text("provider"));
    if (version.since(SandboxVersion.V1_7)) {
      properties.add(flag("raiseOnError"));
    }
    return new Shape(
        "org.openmetadata.schema.api.services.ingestionPipelines.CreateIngestionPipeline",
        properties);
  }

  private List<String> pipelineTypes() {
    List<String> types = new ArrayList<>();
    types.addAll(List.of("metadata", "usage", "lineage", "profiler", "TestSuite", "dataInsight"));
    types.addAll(List.of("elasticSearchReindex", "dbt", "application"));
    if (version.since(SandboxVersion.V1_6_0)) {
      types.add("autoClassification");
    }
    return types;
  }

  Shape pipelineStatus() {
    List<String> states = new ArrayList<>();
    states.addAll(List.of("queued", "success", "failed", "running", "partialSuccess"));
    List<Property> properties =
        EntityShapes.with(
            List.of(),
            text("runId"),
            integer("startDate"),
            integer("timestamp"),
            integer("endDate"),
            listOf("status", stepSummary()));
    if (version.since(SandboxVersion.V1_8)) {
      states.add("stopped");
      properties.add(object("config"));
      properties.add(object("metadata"));
    }
    properties.add(choice("pipelineState", PIPELINES + "PipelineStatusType", states));
    return new Shape(PIPELINES + "PipelineStatus", "getRunId()", properties);
  }

  private static Shape stepSummary() {
    return new Shape(
        PIPELINES + "StepSummary",
        List.of(
            text("name").needed(),
            integer("records"),
            integer("updated_records"),
            integer("warnings"),
            integer("errors"),
            integer("filtered"),
            listOf(
                "failures",
                new Shape(
                    PIPELINES + "StackTraceError",
                    List.of(text("name").needed(), text("error").needed(), text("stackTrace"))))));
  }
}
