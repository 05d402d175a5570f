package io.dqrun.codec;

import io.dqrun.problem.DqException;
import io.dqrun.workflow.LoggerLevel;
import io.dqrun.workflow.ServiceConnection;
import io.dqrun.workflow.Source;
import io.dqrun.workflow.TestCaseDefinition;
import io.dqrun.workflow.TestSuitePipeline;
import io.dqrun.workflow.TestSuiteProcessorConfig;
import io.dqrun.workflow.Workflow;
import io.dqrun.workflow.WorkflowConfig;
import io.dqrun.yaml.YamlText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes workflows as the YAML that OpenMetadata 1.6.2 and later reads, its keys in OpenMetadata's
 * order. What has its default value is left out.
 *
 * <p>{@link WorkflowReader} makes the same workflow of it, as long as nothing in it looks like a
 * reference such as <code>${NAME}</code> and is none, or if it {@linkplain References#KEEP keeps}
 * references.
 */
public final class WorkflowWriter {

  private static final String SERVER = "workflowConfig.openMetadataServerConfig";

  private final Secrets secrets;

  /** A writer that refuses to write secrets. */
  public WorkflowWriter() {
    this(Secrets.REFUSE);
  }

  /** A writer that writes secrets, or not. */
  public WorkflowWriter(Secrets secrets) {
    this.secrets = secrets;
  }

  /**
   * Writes a workflow.
   *
   * @return YAML with a line break at the end
   * @throws DqException with a problem for each secret that is no reference, unless secrets are to
   *     be written
   * @throws IllegalArgumentException if a text is no Unicode: half of a pair of surrogates
   */
  public String write(Workflow workflow) {
    SecretGuard guard = new SecretGuard();
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("source", source(workflow.source(), guard));
    root.put("processor", processor(workflow));
    root.put("sink", ComponentTree.of("sink", workflow.sink(), guard));
    workflow.stage().ifPresent(stage -> root.put("stage", ComponentTree.of("stage", stage, guard)));
    workflow
        .bulkSink()
        .ifPresent(sink -> root.put("bulkSink", ComponentTree.of("bulkSink", sink, guard)));
    root.put("workflowConfig", config(workflow.workflowConfig(), guard));
    workflow
        .ingestionPipelineFqn()
        .ifPresent(fqn -> root.put("ingestionPipelineFQN", fqn.toString()));
    workflow.pipelineRunId().ifPresent(id -> root.put("pipelineRunId", id));
    if (secrets == Secrets.REFUSE) {
      guard.check();
    }
    return YamlText.print(root);
  }

  private static Map<String, Object> source(Source source, SecretGuard guard) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("type", source.type());
    source.serviceName().ifPresent(name -> tree.put("serviceName", name));
    tree.put("sourceConfig", Map.of("config", pipeline(source.sourceConfig(), guard)));
    return tree;
  }

  private static Map<String, Object> pipeline(TestSuitePipeline pipeline, SecretGuard guard) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("type", Layout.TEST_SUITE);
    pipeline
        .entityFullyQualifiedName()
        .ifPresent(fqn -> tree.put("entityFullyQualifiedName", fqn.toString()));
    pipeline.profileSample().ifPresent(sample -> tree.put("profileSample", number(sample)));
    pipeline.profileSampleType().ifPresent(type -> tree.put("profileSampleType", type.name()));
    pipeline.samplingMethodType().ifPresent(type -> tree.put("samplingMethodType", type.name()));
    putUnlessEmpty(tree, "testCases", pipeline.testCases());
    List<Object> connections = new ArrayList<>();
    for (ServiceConnection connection : pipeline.serviceConnections()) {
      String path =
          SourceBinder.CONNECTIONS + "[" + connections.size() + "].serviceConnection.config";
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("serviceName", connection.serviceName());
      entry.put(
          "serviceConnection",
          Map.of("config", new ConnectionTree(guard).of(path, connection.config())));
      connections.add(entry);
    }
    putUnlessEmpty(tree, "serviceConnections", connections);
    return tree;
  }

  /** A whole number where it is one, because that is how people write it. */
  private static Object number(double value) {
    if (value == 0 && 1 / value < 0) {
      return "-0.0";
    }
    BigDecimal exact = BigDecimal.valueOf(value);
    return value == Math.rint(value) ? exact.toBigInteger() : exact;
  }

  private static Map<String, Object> processor(Workflow workflow) {
    TestSuiteProcessorConfig config = workflow.processor();
    Map<String, Object> settings = new LinkedHashMap<>();
    if (config.forceUpdate()) {
      settings.put("forceUpdate", true);
    }
    putUnlessEmpty(
        settings, "testCases", config.testCases().stream().map(WorkflowWriter::testCase).toList());
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("type", workflow.processorType());
    tree.put("config", settings);
    return tree;
  }

  private static Map<String, Object> testCase(TestCaseDefinition testCase) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", testCase.name());
    testCase.displayName().ifPresent(text -> tree.put("displayName", text));
    testCase.description().ifPresent(text -> tree.put("description", text));
    tree.put("testDefinitionName", testCase.testDefinitionName());
    testCase.columnName().ifPresent(text -> tree.put("columnName", text));
    if (testCase.computePassedFailedRowCount()) {
      tree.put("computePassedFailedRowCount", true);
    }
    List<Object> parameters = new ArrayList<>();
    testCase
        .parameterValues()
        .forEach(
            parameter -> {
              Map<String, Object> entry = new LinkedHashMap<>();
              entry.put("name", parameter.name());
              entry.put("value", parameter.value());
              parameters.add(entry);
            });
    putUnlessEmpty(tree, "parameterValues", parameters);
    return tree;
  }

  private static Map<String, Object> config(WorkflowConfig config, SecretGuard guard) {
    Map<String, Object> tree = new LinkedHashMap<>();
    if (config.loggerLevel() != LoggerLevel.INFO) {
      tree.put("loggerLevel", config.loggerLevel().name());
    }
    if (config.successThreshold() != 90) {
      tree.put("successThreshold", (long) config.successThreshold());
    }
    tree.put(
        "openMetadataServerConfig",
        new ServerTree(guard).of(SERVER, config.openMetadataServerConfig()));
    if (!config.config().isEmpty()) {
      guard.open("workflowConfig.config", "", config.config());
      tree.put("config", config.config());
    }
    return tree;
  }

  private static void putUnlessEmpty(Map<String, Object> tree, String key, List<?> values) {
    if (!values.isEmpty()) {
      tree.put(key, values);
    }
  }
}
