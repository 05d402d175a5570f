package io.dqrun.validate.rules;

/** Where things stand in a workflow file. */
final class Paths {

  static final String SUITE = "source.sourceConfig.config";
  static final String CASES = "processor.config.testCases";
  static final String SERVER = "workflowConfig.openMetadataServerConfig";

  private Paths() {}

  static String testCase(int index) {
    return CASES + "[" + index + "]";
  }

  static String parameter(int testCase, int parameter) {
    return testCase(testCase) + ".parameterValues[" + parameter + "]";
  }

  static String connection(int index) {
    return SUITE + ".serviceConnections[" + index + "]";
  }
}
