package io.dqrun.validate;

import java.util.Map;
import java.util.TreeMap;

/** Makes whole workflows of the parts of workflows that documentation shows. */
public final class ExampleWorkflow {

  private static final Map<String, String> PARTS =
      new TreeMap<>(
          Map.of(
              "source",
              """
              source:
                type: TestSuite
                sourceConfig:
                  config:
                    type: TestSuite
                    entityFullyQualifiedName: shop.shop.main.orders
              """,
              "processor",
              """
              processor:
                type: orm-test-runner
                config: {}
              """,
              "workflowConfig",
              """
              workflowConfig:
                openMetadataServerConfig:
                  hostPort: https://openmetadata.example.com/api
                  securityConfig:
                    jwtToken: ${OM_JWT_TOKEN}
              """));

  private ExampleWorkflow() {}

  /** Adds what is missing at the root; a text without any key of a workflow stays as it is. */
  public static String complete(String example) {
    if (PARTS.keySet().stream().noneMatch(key -> has(example, key))) {
      return example;
    }
    StringBuilder whole = new StringBuilder(example);
    PARTS.forEach(
        (key, part) -> {
          if (!has(example, key)) {
            whole.append(part);
          }
        });
    return whole.toString();
  }

  private static boolean has(String example, String key) {
    return example.lines().anyMatch(line -> line.startsWith(key + ":"));
  }
}
