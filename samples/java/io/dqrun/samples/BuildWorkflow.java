package io.dqrun.samples;

import io.dqrun.codec.WorkflowWriter;
import io.dqrun.workflow.ConnectionConfig;
import io.dqrun.workflow.ServerConnection;
import io.dqrun.workflow.ServiceConnection;
import io.dqrun.workflow.Source;
import io.dqrun.workflow.TestSuitePipeline;
import io.dqrun.workflow.Workflow;
import io.dqrun.workflow.WorkflowConfig;
import java.util.Map;

/** Builds the workflow of a logical suite over two services, and writes it as YAML. */
public final class BuildWorkflow {

  private BuildWorkflow() {}

  static Workflow nightly() {
    return Workflow.builder()
        .source(
            Source.builder()
                .serviceName("shop_nightly")
                .sourceConfig(
                    TestSuitePipeline.builder()
                        .addServiceConnections(postgres("shop", "shop.example.com:5432"))
                        .addServiceConnections(postgres("payments", "pay.example.com:5432"))
                        .build())
                .build())
        .workflowConfig(
            WorkflowConfig.builder()
                .openMetadataServerConfig(
                    ServerConnection.builder()
                        .hostPort("https://openmetadata.example.com/api")
                        .jwtToken("${OPENMETADATA_JWT_TOKEN}")
                        .build())
                .build())
        .build();
  }

  private static ServiceConnection postgres(String service, String hostPort) {
    return new ServiceConnection(
        service,
        new ConnectionConfig(
            "Postgres",
            Map.of(
                "username",
                "dq",
                "authType",
                Map.of("password", "${DATABASE_PASSWORD}"),
                "hostPort",
                hostPort,
                "database",
                service)));
  }

  /** Prints the YAML. A secret that is no reference would be refused. */
  public static void main(String[] arguments) {
    System.out.print(new WorkflowWriter().write(nightly()));
  }
}
