package io.dqrun.runner.cli;

import io.dqrun.codec.ParsedWorkflow;
import io.dqrun.entity.SuiteType;
import io.dqrun.problem.DqException;
import io.dqrun.workflow.Workflow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which workflows of a call may have tests of the same table: those of one table, and logical
 * suites with all others of their server. They are run together, so that their tests share scans.
 */
final class WorkflowGroups {

  /** All of a group are prepared before the first test; that must not take long. */
  private static final int MOST = 16;

  private WorkflowGroups() {}

  /**
   * The positions of files, by group.
   *
   * @return every position once; groups and their members in the order of the files
   */
  static List<List<Integer>> of(List<String> paths, WorkflowFiles files) {
    Map<String, List<Integer>> byServer = new LinkedHashMap<>();
    List<String> tables = new ArrayList<>();
    for (int i = 0; i < paths.size(); i++) {
      byServer.computeIfAbsent(server(i, paths, files, tables), key -> new ArrayList<>()).add(i);
    }
    List<List<Integer>> groups = new ArrayList<>();
    for (List<Integer> members : byServer.values()) {
      boolean all =
          members.size() <= MOST && members.stream().anyMatch(i -> tables.get(i).isEmpty());
      Map<String, List<Integer>> byTable = new LinkedHashMap<>();
      for (Integer i : members) {
        String table = tables.get(i).isEmpty() ? "logical suite " + i : tables.get(i);
        byTable.computeIfAbsent(all ? "" : table, key -> new ArrayList<>()).add(i);
      }
      byTable.values().forEach(group -> addParts(groups, group));
    }
    return groups;
  }

  private static void addParts(List<List<Integer>> groups, List<Integer> group) {
    for (int from = 0; from < group.size(); from += MOST) {
      groups.add(List.copyOf(group.subList(from, Math.min(from + MOST, group.size()))));
    }
  }

  /** The address of the server; another one for each file of which nothing is known. */
  private static String server(
      int position, List<String> paths, WorkflowFiles files, List<String> tables) {
    String path = paths.get(position);
    String unknown = "file " + position;
    if (path.equals(WorkflowFiles.STANDARD_INPUT)) {
      tables.add(unknown);
      return "";
    }
    try {
      ParsedWorkflow parsed = files.read(path);
      if (parsed.workflow().isPresent()) {
        Workflow workflow = parsed.workflow().get();
        tables.add(workflow.suiteType() == SuiteType.BASIC ? table(workflow) : "");
        return workflow.workflowConfig().openMetadataServerConfig().hostPort();
      }
    } catch (DqException e) {
      // It is told when the file's turn comes.
      tables.add(unknown);
      return "";
    }
    tables.add(unknown);
    return "";
  }

  private static String table(Workflow workflow) {
    return workflow
        .source()
        .sourceConfig()
        .entityFullyQualifiedName()
        .map(Object::toString)
        .orElse("");
  }
}
