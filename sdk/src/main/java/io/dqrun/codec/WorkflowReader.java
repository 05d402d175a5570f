package io.dqrun.codec;

import io.dqrun.problem.DqException;
import io.dqrun.problem.Location;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.workflow.ServerUse;
import io.dqrun.workflow.TargetVersion;
import io.dqrun.workflow.Workflow;
import io.dqrun.yaml.YamlDocument;
import io.dqrun.yaml.YamlNode;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads test-suite workflows, YAML or JSON.
 *
 * <p>Whatever a file holds, it is answered with a workflow or with problems, never with an
 * exception.
 */
public final class WorkflowReader {

  /** One byte more than any file may have, so that a larger one is noticed. */
  private static final int MAX_BYTES = (1 << 20) + 1;

  private final Placeholders placeholders;
  private final TargetVersion target;

  /** Placeholders are replaced by this process's environment variables. */
  public WorkflowReader() {
    this(System.getenv());
  }

  /** Placeholders are replaced by these variables. */
  public WorkflowReader(Map<String, String> environment) {
    this(environment, ServerUse.REAL);
  }

  /**
   * Placeholders are replaced by these variables.
   *
   * @param server with {@link ServerUse#NONE}, what the workflow says of its server may refer to
   *     variables that do not exist: it is not used
   */
  public WorkflowReader(Map<String, String> environment, ServerUse server) {
    this(environment, server, TargetVersion.V1_6_2);
  }

  /**
   * Files are judged as this version of OpenMetadata would judge them.
   *
   * @param server as in {@link #WorkflowReader(Map, ServerUse)}
   * @param target the version
   */
  public WorkflowReader(Map<String, String> environment, ServerUse server, TargetVersion target) {
    this.target = target;
    this.placeholders = new Placeholders(Map.copyOf(environment), server, References.RESOLVE);
  }

  /**
   * Placeholders are replaced by this process's environment variables, or kept.
   *
   * @param references {@link References#KEEP} to change a file and write it again
   */
  public WorkflowReader(References references) {
    this(references, TargetVersion.V1_6_2);
  }

  /**
   * Placeholders are replaced by this process's environment variables, or kept; files are judged as
   * this version of OpenMetadata would judge them.
   */
  public WorkflowReader(References references, TargetVersion target) {
    this.target = target;
    this.placeholders = new Placeholders(System.getenv(), ServerUse.REAL, references);
  }

  /** Reads a file; one that is missing or unreadable is a problem too. */
  public ParsedWorkflow read(Path file) {
    String name = file.toString();
    byte[] bytes;
    try (InputStream stream = open(file)) {
      bytes = stream.readNBytes(MAX_BYTES);
    } catch (NoSuchFileException e) {
      return unreadable(name, ProblemCode.FILE_NOT_FOUND, "does not exist", "check the path");
    } catch (AccessDeniedException e) {
      return unreadable(
          name,
          ProblemCode.FILE_UNREADABLE,
          "cannot be read: access is denied",
          "allow the user that runs this program to read it");
    } catch (IOException e) {
      if (Files.isDirectory(file)) {
        return unreadable(name, ProblemCode.FILE_UNREADABLE, "is a folder", "name a file in it");
      }
      return unreadable(
          name,
          ProblemCode.FILE_UNREADABLE,
          "cannot be read: " + e.getClass().getSimpleName(),
          "check the disk and the path");
    }
    return read(name, bytes);
  }

  /** Without channels, which take longer to load than a file to read; they tell what is wrong. */
  private static InputStream open(Path file) throws IOException {
    if (file.getFileSystem().equals(FileSystems.getDefault())) {
      try {
        return new FileInputStream(file.toFile());
      } catch (FileNotFoundException e) {
        return Files.newInputStream(file);
      }
    }
    return Files.newInputStream(file);
  }

  private static ParsedWorkflow unreadable(
      String name, ProblemCode code, String what, String hint) {
    Problem problem =
        Problem.error(code, "the file " + name + " " + what)
            .withLocation(Location.of(name, 1, 1))
            .withHint(hint);
    return new ParsedWorkflow(name, Optional.empty(), List.of(problem), Optional.empty());
  }

  /** Reads content that was loaded before, such as standard input. */
  public ParsedWorkflow read(String fileName, byte[] bytes) {
    YamlNode root;
    try {
      root = YamlDocument.parse(fileName, bytes).root();
    } catch (DqException e) {
      return new ParsedWorkflow(fileName, Optional.empty(), e.problems(), Optional.empty());
    }
    Optional<Problem> wrongKind = Layout.problem(root);
    if (wrongKind.isPresent()) {
      return new ParsedWorkflow(
          fileName, Optional.empty(), List.of(wrongKind.get()), Optional.of(root));
    }
    Reading reading = new Reading(placeholders, target);
    YamlNode.Mapping mapping = (YamlNode.Mapping) root;
    Optional<Workflow> workflow =
        WorkflowBinder.bind(
            new Fields(reading, "", root::location, mapping), placeholders.server());
    List<Problem> problems =
        new ArrayList<>(TargetLayout.judge(mapping, target, reading.problems()));
    if (!problems.isEmpty()) {
      problems.sort((one, other) -> Long.compare(order(one), order(other)));
    }
    boolean valid = true;
    for (Problem problem : problems) {
      valid &= !problem.isError();
    }
    return new ParsedWorkflow(
        fileName, valid ? workflow : Optional.empty(), problems, Optional.of(root));
  }

  private static long order(Problem problem) {
    return problem.location().map(place -> place.line() * 1_000_000L + place.column()).orElse(0L);
  }
}
