package io.dqrun.convert;

import io.dqrun.draft.Draft;
import io.dqrun.workflow.TargetVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A workflow file of any kind and generation, as rules see and change it. */
public final class WorkflowFile {

  /** The kind of workflow that runs tests, as {@link #kind()} gives it. */
  public static final String TEST_SUITE = "TestSuite";

  /** Keys below which a connection may hold another one. */
  private static final Set<String> INNER = Set.of("metastoreConnection", "connection");

  private final String label;
  private final Draft draft;
  private final Draft.Mapping root;
  private final TargetVersion target;
  private final List<WorkflowFile> splits = new ArrayList<>();

  /** What was found after so many edits: almost every rule asks for it. */
  private Parts parts;

  private int partsAt;

  /** How many changes were made before anybody looked at it. */
  private final int editsBefore;

  WorkflowFile(String label, Draft draft, Draft.Mapping root, TargetVersion target) {
    this.label = label;
    this.draft = draft;
    this.root = root;
    this.target = target;
    this.parts = Parts.of(root);
    this.partsAt = draft.edits();
    this.editsBefore = draft.edits();
  }

  private Parts parts() {
    if (partsAt != draft.edits()) {
      parts = Parts.of(root);
      partsAt = draft.edits();
    }
    return parts;
  }

  /** Empty for the file itself; for one that was split off, what is added to the file's name. */
  public String label() {
    return label;
  }

  /** The version that the file is converted to. */
  public TargetVersion target() {
    return target;
  }

  /** The outermost mapping. */
  public Draft.Mapping root() {
    return root;
  }

  /** {@code source}. */
  public Optional<Draft.Mapping> source() {
    return parts().source();
  }

  /** {@code source.sourceConfig.config}. */
  public Optional<Draft.Mapping> sourceConfig() {
    return parts().sourceConfig();
  }

  /** {@code processor.config}. */
  public Optional<Draft.Mapping> processorConfig() {
    return parts().processorConfig();
  }

  /** {@code workflowConfig}. */
  public Optional<Draft.Mapping> workflowConfig() {
    return parts().workflowConfig();
  }

  /** {@code workflowConfig.openMetadataServerConfig}. */
  public Optional<Draft.Mapping> serverConfig() {
    return parts().serverConfig();
  }

  /** {@code source.sourceConfig.config.type}, the kind of workflow; empty where it is not given. */
  public String kind() {
    return parts().kind();
  }

  /** Whether it runs tests: by its kind, or by its processor where it has none. */
  public boolean isTestSuite() {
    return parts().isTestSuite();
  }

  /** The items of {@code processor.config.testCases} that are mappings. */
  public List<Draft.Mapping> testCases() {
    return processorConfig()
        .flatMap(config -> config.find("testCases"))
        .flatMap(Draft.Entry::items)
        .map(Draft.Items::mappings)
        .orElse(List.of());
  }

  /**
   * The {@code config} of every connection, wherever one may stand: under the source, in the list
   * of a test suite, and inside other connections.
   */
  public List<Draft.Mapping> connections() {
    return parts().connections();
  }

  /** The connections of these types. */
  public List<Draft.Mapping> connections(String... types) {
    Set<String> wanted = Set.of(types);
    List<Draft.Mapping> all = connections();
    return all.isEmpty()
        ? all
        : all.stream()
            .filter(connection -> connection.text("type").filter(wanted::contains).isPresent())
            .toList();
  }

  /** Whether a key of this name stands anywhere in the file. */
  public boolean holds(String key) {
    return draft.holds(key);
  }

  /**
   * A second file with the content of this one as it is now, to be written beside it. The rules
   * that follow apply to it, too.
   *
   * @param addition what is added to the file's name, before its ending: letters, digits, dots,
   *     hyphens and underscores
   */
  public WorkflowFile split(String addition) {
    Draft copy = draft.copy();
    WorkflowFile second = new WorkflowFile(addition, copy, copy.root().orElseThrow(), target);
    splits.add(second);
    return second;
  }

  /**
   * Whether a rule has changed it: rules come in the order of the releases, so that the file is
   * older than the release of the rule that asks.
   */
  public boolean isChanged() {
    return draft.edits() > editsBefore;
  }

  Draft draft() {
    return draft;
  }

  /** Hands on the files that were split off since the last call; whether there were any. */
  boolean moveSplitsTo(List<WorkflowFile> files) {
    boolean any = !splits.isEmpty();
    if (any) {
      files.addAll(splits);
      splits.clear();
    }
    return any;
  }

  /** The parts of a file that rules look at. */
  private record Parts(
      Optional<Draft.Mapping> source,
      Optional<Draft.Mapping> sourceConfig,
      Optional<Draft.Mapping> processorConfig,
      Optional<Draft.Mapping> workflowConfig,
      Optional<Draft.Mapping> serverConfig,
      String kind,
      List<Draft.Mapping> connections) {

    static Parts of(Draft.Mapping root) {
      Optional<Draft.Mapping> source = root.mapping("source");
      Optional<Draft.Mapping> config = root.mapping("source", "sourceConfig", "config");
      return new Parts(
          source,
          config,
          root.mapping("processor", "config"),
          root.mapping("workflowConfig"),
          root.mapping("workflowConfig", "openMetadataServerConfig"),
          config.flatMap(given -> given.text("type")).orElse(""),
          connections(source, config));
    }

    boolean isTestSuite() {
      return kind.equals(TEST_SUITE)
          || (kind.isEmpty()
              && processorConfig
                  .map(config -> config.has("testSuites") || config.has("testCases"))
                  .orElse(false));
    }

    private static List<Draft.Mapping> connections(
        Optional<Draft.Mapping> source, Optional<Draft.Mapping> sourceConfig) {
      List<Draft.Mapping> found = new ArrayList<>();
      source.flatMap(s -> s.mapping("serviceConnection", "config")).ifPresent(c -> add(c, found));
      sourceConfig
          .flatMap(config -> config.find("serviceConnections"))
          .flatMap(Draft.Entry::items)
          .map(Draft.Items::mappings)
          .orElse(List.of())
          .forEach(
              item -> item.mapping("serviceConnection", "config").ifPresent(c -> add(c, found)));
      return List.copyOf(found);
    }

    private static void add(Draft.Mapping connection, List<Draft.Mapping> found) {
      found.add(connection);
      for (String key : INNER) {
        connection.mapping(key).ifPresent(inner -> add(inner, found));
      }
    }
  }
}
