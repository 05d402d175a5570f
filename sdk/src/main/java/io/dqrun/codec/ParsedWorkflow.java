package io.dqrun.codec;

import io.dqrun.problem.Location;
import io.dqrun.problem.Problem;
import io.dqrun.workflow.ServerUse;
import io.dqrun.workflow.Workflow;
import io.dqrun.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/** What became of a workflow file: the workflow, unless one of the problems is an error. */
public final class ParsedWorkflow {

  private final String file;
  private final Optional<Workflow> workflow;
  private final List<Problem> problems;
  private final Optional<YamlNode> root;

  ParsedWorkflow(
      String file, Optional<Workflow> workflow, List<Problem> problems, Optional<YamlNode> root) {
    this.file = file;
    this.workflow = workflow;
    this.problems = List.copyOf(problems);
    this.root = root;
  }

  /** The file as the user named it. */
  public String file() {
    return file;
  }

  /** The workflow; empty if, and only if, there is an error among the problems. */
  public Optional<Workflow> workflow() {
    return workflow;
  }

  /** What is wrong, in the order of the file; warnings may stand beside a workflow. */
  public List<Problem> problems() {
    return problems;
  }

  /**
   * A warning for each secret that is written into the file itself, in the order of the file; of
   * those for the server only if it is used.
   */
  public List<Problem> clearSecrets(ServerUse server) {
    return root.map(node -> ClearSecrets.find(node, server)).orElse(List.of());
  }

  /**
   * The place of a value, or of its nearest parent that exists.
   *
   * @param path keys joined by dots, places in lists in brackets, such as {@code
   *     processor.config.testCases[2].columnName}
   * @return empty if the file could not be parsed
   */
  public Optional<Location> locate(String path) {
    return root.map(node -> Places.find(node, path));
  }

  /** Without the content, which may hold secrets. */
  @Override
  public String toString() {
    return "ParsedWorkflow[" + file + ", " + problems.size() + " problems]";
  }
}
