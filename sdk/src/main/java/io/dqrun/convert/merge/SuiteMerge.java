package io.dqrun.convert.merge;

import io.dqrun.codec.ParsedWorkflow;
import io.dqrun.codec.References;
import io.dqrun.codec.Secrets;
import io.dqrun.codec.WorkflowReader;
import io.dqrun.codec.WorkflowWriter;
import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.problem.Location;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.problem.Severity;
import io.dqrun.validate.WorkflowValidator;
import io.dqrun.validate.rules.StandardRules;
import io.dqrun.workflow.ServerUse;
import io.dqrun.workflow.Source;
import io.dqrun.workflow.TargetVersion;
import io.dqrun.workflow.TestCaseDefinition;
import io.dqrun.workflow.TestSuitePipeline;
import io.dqrun.workflow.TestSuiteProcessorConfig;
import io.dqrun.workflow.Workflow;
import io.dqrun.yaml.YamlDocument;
import io.dqrun.yaml.YamlNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes the workflow of one logical suite of several workflows of single tables.
 *
 * <p>The suite and its cases are not in the new workflow: a logical suite lives on the server. So
 * the names of the cases that must be put into it come along. The new file is printed anew;
 * comments stay in the old ones.
 */
public final class SuiteMerge {

  private static final List<String> MUST_AGREE =
      List.of(
          "workflowConfig",
          "sink",
          "source.sourceConfig.config.profileSample",
          "source.sourceConfig.config.profileSampleType",
          "source.sourceConfig.config.samplingMethodType");

  private final String suite;
  private final WorkflowReader reader;
  private final WorkflowValidator validator;
  private final Connections connections = new Connections();
  private final List<Problem> problems = new ArrayList<>();
  private final Set<String> cases = new LinkedHashSet<>();
  private final List<Part> parts = new ArrayList<>();

  /** A workflow as it was read, and as it looks with every default left out. */
  private record Part(String file, Workflow workflow, YamlNode.Mapping written) {}

  /**
   * A merge of no workflow yet.
   *
   * @param suite the logical suite's name
   * @param target the version that all files are written for, 1.6.2 or newer
   */
  public SuiteMerge(String suite, TargetVersion target) {
    if (!target.isAtLeast(TargetVersion.V1_6_2)) {
      throw new IllegalArgumentException("logical suites came with OpenMetadata 1.6.2");
    }
    this.suite = suite;
    this.reader = new WorkflowReader(References.KEEP, target);
    this.validator = new WorkflowValidator(StandardRules.all(ServerUse.REAL, target));
  }

  /**
   * Adds a workflow.
   *
   * @param file the file as the user named it
   * @param text its content, in the layout of the target
   */
  public void add(String file, String text) {
    ParsedWorkflow parsed = reader.read(file, text.getBytes(StandardCharsets.UTF_8));
    if (parsed.workflow().isEmpty()) {
      parsed.problems().stream()
          .filter(Problem::isError)
          .map(SuiteMerge::leftOut)
          .forEach(problems::add);
      return;
    }
    Workflow workflow = parsed.workflow().get();
    Optional<FullyQualifiedName> table =
        workflow.source().sourceConfig().entityFullyQualifiedName();
    if (table.isEmpty()) {
      problems.add(
          Conflict.of(
              file,
              "this is no workflow of a single table: it has no entityFullyQualifiedName",
              "leave it out of the merge"));
      return;
    }
    Part part = new Part(file, workflow, written(file, workflow));
    if (!parts.isEmpty()) {
      compare(parts.get(0), part);
    }
    parts.add(part);
    problems.addAll(connections.add(file, table.get(), part.written(), workflow));
    name(file, table.get(), workflow);
  }

  /** A folder may hold workflows of other kinds. */
  private static Problem leftOut(Problem problem) {
    return problem.code() == ProblemCode.NOT_A_WORKFLOW
        ? problem.withSeverity(Severity.NOTE)
        : problem;
  }

  private static YamlNode.Mapping written(String file, Workflow workflow) {
    String text = new WorkflowWriter(Secrets.WRITE).write(workflow);
    return (YamlNode.Mapping)
        YamlDocument.parse(file, text.getBytes(StandardCharsets.UTF_8)).root();
  }

  private void compare(Part first, Part part) {
    for (String path : MUST_AGREE) {
      List<String> paths =
          Differences.between(find(first.written(), path), find(part.written(), path), path);
      if (!paths.isEmpty()) {
        problems.add(
            Conflict.of(
                    part.file(),
                    "the workflow differs from " + first.file() + " in " + String.join(", ", paths),
                    "make them equal, or leave one of the files out of the merge")
                .withPath(paths.get(0)));
      }
    }
  }

  private static Optional<YamlNode> find(YamlNode root, String path) {
    Optional<YamlNode> found = Optional.of(root);
    for (String key : path.split("\\.", -1)) {
      found =
          found
              .filter(YamlNode.Mapping.class::isInstance)
              .flatMap(node -> ((YamlNode.Mapping) node).find(key))
              .map(YamlNode.Entry::value);
    }
    return found;
  }

  private void name(String file, FullyQualifiedName table, Workflow workflow) {
    List<String> wanted = workflow.source().sourceConfig().testCases();
    List<String> defined = new ArrayList<>();
    for (TestCaseDefinition one : workflow.processor().testCases()) {
      defined.add(one.name());
      if (wanted.isEmpty() || wanted.contains(one.name())) {
        FullyQualifiedName parent = one.columnName().map(table::child).orElse(table);
        cases.add(parent.child(one.name()).toString());
      }
    }
    if (wanted.isEmpty()) {
      problems.add(
          Problem.note(
                  ProblemCode.CONVERSION_REVIEW,
                  "all test cases that the server has for the table "
                      + table
                      + " were run, also those that the file does not define")
              .withLocation(Location.of(file, 1, 1))
              .withHint("add those that are meant to the suite, too"));
    }
    wanted.stream()
        .filter(one -> !defined.contains(one))
        .forEach(
            one ->
                problems.add(
                    Problem.warning(
                            ProblemCode.CONVERSION_REVIEW,
                            "the test case "
                                + one
                                + " of the table "
                                + table
                                + " is defined on the server only")
                        .withLocation(Location.of(file, 1, 1))
                        .withHint("add it to the suite, too: by its name on the server")));
  }

  /** The new workflow, or why there is none. */
  public MergedSuite merge() {
    List<Problem> all = new ArrayList<>(problems);
    if (parts.isEmpty() && all.stream().noneMatch(Problem::isError)) {
      all.add(
          Problem.error(
                  ProblemCode.MERGE_CONFLICT, "there is no workflow of a single table to merge")
              .withHint("name the files, or the folder that holds them"));
    }
    if (all.stream().anyMatch(Problem::isError)) {
      return new MergedSuite(
          Optional.empty(), List.copyOf(cases), all.stream().filter(Problem::isError).toList());
    }
    Workflow first = parts.get(0).workflow();
    TestSuitePipeline pipeline = first.source().sourceConfig();
    Workflow merged =
        Workflow.builder()
            .source(
                Source.builder()
                    .type(first.source().type())
                    .serviceName(suite)
                    .sourceConfig(
                        TestSuitePipeline.builder()
                            .profileSample(pipeline.profileSample())
                            .profileSampleType(pipeline.profileSampleType())
                            .samplingMethodType(pipeline.samplingMethodType())
                            .serviceConnections(connections.all())
                            .build())
                    .build())
            .processor(TestSuiteProcessorConfig.builder().build())
            .processorType(first.processorType())
            .sink(first.sink())
            .workflowConfig(first.workflowConfig())
            .build();
    String text = comment() + new WorkflowWriter(Secrets.WRITE).write(merged);
    ParsedWorkflow parsed = reader.read(suite + ".yaml", text.getBytes(StandardCharsets.UTF_8));
    List<Problem> errors = new ArrayList<>(parsed.problems());
    parsed.workflow().ifPresent(w -> errors.addAll(validator.validate(w, parsed::locate)));
    errors.removeIf(problem -> !problem.isError());
    return errors.isEmpty()
        ? new MergedSuite(Optional.of(text), List.copyOf(cases), all)
        : new MergedSuite(Optional.empty(), List.copyOf(cases), errors);
  }

  /** What a reader of the new file must know. */
  private String comment() {
    StringBuilder text = new StringBuilder();
    text.append("# The logical suite must exist on the server and contain these test cases:\n");
    cases.forEach(one -> text.append("#   ").append(one.replaceAll("\\s", " ")).append('\n'));
    return text.toString();
  }
}
