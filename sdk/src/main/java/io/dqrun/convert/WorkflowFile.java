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

  /** What {@link #connections()} found after so many edits: almost every rule asks for it. */
  private List<Draft.Mapping> connections = List.of();

  private int connectionsAt = -1;

  WorkflowFile(String label, Draft draft, Draft.Mapping root, TargetVersion target) {
    this.label = label;
    this.draft = draft;
    this.root = root;
    this.target = target;
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
    return root.mapping("source");
  }

  /** {@code source.sourceConfig.config}. */
  public Optional<Draft.Mapping> sourceConfig() {
    return root.mapping("source", "sourceConfig", "config");
  }

  /** {@code processor.config}. */
  public Optional<Draft.Mapping> processorConfig() {
    return root.mapping("processor", "config");
  }

  /** {@code workflowConfig}. */
  public Optional<Draft.Mapping> workflowConfig() {
    return root.mapping("workflowConfig");
  }

  /** {@code workflowConfig.openMetadataServerConfig}. */
  public Optional<Draft.Mapping> serverConfig() {
    return root.mapping("workflowConfig", "openMetadataServerConfig");
  }

  /** {@code source.sourceConfig.config.type}, the kind of workflow; empty where it is not given. */
  public String kind() {
    return sourceConfig().flatMap(config -> config.text("type")).orElse("");
  }

  /** Whether it runs tests: by its kind, or by its processor where it has none. */
  public boolean isTestSuite() {
    String kind = kind();
    return kind.equals(TEST_SUITE)
        || (kind.isEmpty()
            && processorConfig()
                .map(config -> config.has("testSuites") || config.has("testCases"))
                .orElse(false));
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
    if (connectionsAt != draft.edits()) {
      connections = findConnections();
      connectionsAt = draft.edits();
    }
    return connections;
  }

  private List<Draft.Mapping> findConnections() {
    List<Draft.Mapping> found = new ArrayList<>();
    source().flatMap(s -> s.mapping("serviceConnection", "config")).ifPresent(c -> add(c, found));
    sourceConfig()
        .flatMap(config -> config.find("serviceConnections"))
        .flatMap(Draft.Entry::items)
        .map(Draft.Items::mappings)
        .orElse(List.of())
        .forEach(item -> item.mapping("serviceConnection", "config").ifPresent(c -> add(c, found)));
    return List.copyOf(found);
  }

  private static void add(Draft.Mapping connection, List<Draft.Mapping> found) {
    found.add(connection);
    INNER.forEach(key -> connection.mapping(key).ifPresent(inner -> add(inner, found)));
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
    return draft.edits() > 0;
  }

  Draft draft() {
    return draft;
  }

  /** The files that were split off since the last call. */
  List<WorkflowFile> takeSplits() {
    List<WorkflowFile> taken = List.copyOf(splits);
    splits.clear();
    return taken;
  }
}
