package io.dqrun.codec;

/** Workflows that several tests start from. */
final class WorkflowFiles {

  static final String SERVER =
      """
      workflowConfig:
        openMetadataServerConfig:
          hostPort: http://localhost:8585/api
          securityConfig:
            jwtToken: token
      """;

  static final String CONNECTION =
      """
      source:
        type: TestSuite
        sourceConfig:
          config:
            type: TestSuite
            entityFullyQualifiedName: red.dev.dbt.customers
            serviceConnections:
              - serviceName: red
                serviceConnection:
                  config:
                    type: Postgres
                    hostPort: localhost:5432
                    username: me
                    database: dev
                    authType:
                      password: PASSWORD
      """
          + SERVER;

  private WorkflowFiles() {}

  /** A workflow with these test cases, written at the left margin. */
  static String cases(String testCases) {
    return """
        source:
          type: TestSuite
          sourceConfig:
            config:
              type: TestSuite
              entityFullyQualifiedName: red.dev.dbt.customers
        processor:
          type: orm-test-runner
          config:
            testCases:
        """
        + testCases.indent(4)
        + SERVER;
  }
}
