package io.dqrun.runner.cli;

/** A workflow of the layout before 1.6.2, and what becomes of it. */
final class OldWorkflow {

  static final String BEFORE =
      """
      # orders
      source:
        type: TestSuite
        serviceName: shop
        serviceConnection: # kept
          config:
            type: Mysql
            username: u
            password: canary-password
            hostPort: localhost:3306
        sourceConfig:
          config:
            type: TestSuite
            entityFullyQualifiedName: shop.db.main.orders
      processor:
        type: orm-test-runner
        config:
          testCases: [{name: ids, testDefinitionName: columnValuesToBeNotNull, columnName: id}]
      workflowConfig:
        openMetadataServerConfig:
          hostPort: http://localhost:8585/api
          securityConfig: {jwtToken: "${OM_JWT_TOKEN}"}
      """;

  static final String AFTER =
      """
      # orders
      source:
        type: TestSuite
        serviceName: shop
        sourceConfig:
          config:
            type: TestSuite
            entityFullyQualifiedName: shop.db.main.orders
            serviceConnections:
              - serviceName: shop
                serviceConnection: # kept
                  config:
                    type: Mysql
                    username: u
                    authType:
                      password: canary-password
                    hostPort: localhost:3306
      processor:
        type: orm-test-runner
        config:
          testCases: [{name: ids, testDefinitionName: columnValuesToBeNotNull, columnName: id}]
      workflowConfig:
        openMetadataServerConfig:
          hostPort: http://localhost:8585/api
          securityConfig: {jwtToken: "${OM_JWT_TOKEN}"}
      """;

  /** One that a human must look at: nothing says whose connection it is. */
  static final String UNDECIDED =
      BEFORE.replace("entityFullyQualifiedName: shop.db.main.orders", "profileSample: 50");

  private OldWorkflow() {}

  /** The same for another table. */
  static String of(String table) {
    return BEFORE.replace("orders", table);
  }
}
