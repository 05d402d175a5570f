package io.dqrun.convert.bulk;

import io.dqrun.convert.LegacyConverter;
import io.dqrun.convert.rules.LegacyRules;
import io.dqrun.workflow.TargetVersion;

/** Files of the layout before 1.6.2. */
final class OldFiles {

  static final LegacyConverter CONVERTER = LegacyRules.converter(TargetVersion.V1_6_2);

  private OldFiles() {}

  static String file(String table) {
    return """
        # checks of %1$s
        source:
          type: TestSuite
          serviceName: shop
          serviceConnection:
            config:
              type: Mysql
              username: u # canary-comment
              password: canary-password
              hostPort: localhost:3306
          sourceConfig:
            config:
              type: TestSuite
              entityFullyQualifiedName: shop.db.main.%1$s
        processor:
          type: orm-test-runner
          config: {testCases: [{name: a, testDefinitionName: columnValuesToBeNotNull, columnName: id}]}
        workflowConfig:
          openMetadataServerConfig:
            hostPort: http://localhost:8585/api
            securityConfig: {jwtToken: "${OM_JWT_TOKEN}"}
        """
        .formatted(table);
  }
}
