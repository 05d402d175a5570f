package io.dqrun.runner.cli;

import io.dqrun.codec.ParsedWorkflow;
import io.dqrun.codec.SandboxContent;
import io.dqrun.codec.SandboxContentReader;
import io.dqrun.codec.WorkflowReader;
import io.dqrun.entity.SuiteType;
import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.runner.run.ServerMode;
import io.dqrun.runner.run.WorkflowInput;
import io.dqrun.validate.WorkflowValidator;
import io.dqrun.validate.rules.StandardRules;
import io.dqrun.workflow.ServerUse;
import io.dqrun.workflow.TargetVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The workflow files that operands name. */
final class WorkflowFiles {

  /** What a stand-in server knows lies beside a workflow under this ending; it is no workflow. */
  static final String SANDBOX_ENDING = ".sandbox.yaml";

  static final String STANDARD_INPUT = "-";

  /** How problems name it. */
  private static final String STANDARD_INPUT_NAME = "<stdin>";

  /** More than any workflow may have; the reader refuses what is larger than its own limit. */
  private static final int MOST_BYTES = 8 << 20;

  private final Terminal terminal;
  private final ServerMode mode;
  private final WorkflowReader reader;
  private final WorkflowValidator validator;

  WorkflowFiles(Terminal terminal, ServerMode mode) {
    this(terminal, mode, TargetVersion.V1_6_2);
  }

  /** Files are judged by what this version of OpenMetadata understands. */
  WorkflowFiles(Terminal terminal, ServerMode mode, TargetVersion target) {
    this.terminal = terminal;
    this.mode = mode;
    ServerUse server = mode == ServerMode.CONFIGURED ? ServerUse.REAL : ServerUse.NONE;
    this.reader = new WorkflowReader(terminal.environment(), server, target);
    this.validator = new WorkflowValidator(StandardRules.all(server, target));
  }

  /**
   * The files that operands name: a folder stands for every YAML and JSON file below it.
   *
   * @throws UsageException if there is no operand
   */
  static List<String> expand(Command command, List<String> operands) throws UsageException {
    if (operands.isEmpty()) {
      throw new UsageException(
          "dq-run " + command.name() + " needs a workflow: a file, a folder or -");
    }
    List<String> files = new ArrayList<>();
    for (String operand : operands) {
      if (isFolder(operand)) {
        files.addAll(below(Path.of(operand)));
      } else {
        files.add(operand);
      }
    }
    return files;
  }

  private static boolean isFolder(String operand) {
    try {
      return !operand.equals(STANDARD_INPUT) && Files.isDirectory(Path.of(operand));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** Whether files of this name are looked at in folders. */
  static boolean isWorkflowName(String name) {
    return (name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json"))
        && !name.endsWith(SANDBOX_ENDING);
  }

  private static List<String> below(Path folder) {
    try (Stream<Path> walk = Files.walk(folder)) {
      List<String> found =
          walk.filter(Files::isRegularFile)
              .map(Path::toString)
              .filter(WorkflowFiles::isWorkflowName)
              .sorted()
              .toList();
      if (found.isEmpty()) {
        throw new DqException(
            Problem.error(
                    ProblemCode.FILE_NOT_FOUND, "no workflow file lies below '" + folder + "'")
                .withHint("workflow files end in .yaml, .yml or .json"));
      }
      return found;
    } catch (IOException | UncheckedIOException e) {
      throw new DqException(
          Problem.error(
              ProblemCode.FILE_UNREADABLE,
              "the folder '" + folder + "' cannot be read: " + e.getMessage()),
          e);
    }
  }

  /** Reads and validates one file; nothing is thrown for what is wrong with it. */
  ParsedWorkflow read(String file) {
    ParsedWorkflow parsed;
    if (file.equals(STANDARD_INPUT)) {
      parsed = readStandardInput();
    } else {
      try {
        parsed = reader.read(Path.of(file));
      } catch (InvalidPathException e) {
        throw new DqException(
            Problem.error(ProblemCode.FILE_NOT_FOUND, "'" + file + "' is no file name"), e);
      }
    }
    return parsed;
  }

  private ParsedWorkflow readStandardInput() {
    try {
      return reader.read(STANDARD_INPUT_NAME, terminal.in().readNBytes(MOST_BYTES));
    } catch (IOException e) {
      throw new DqException(
          Problem.error(ProblemCode.FILE_UNREADABLE, "standard input cannot be read"), e);
    }
  }

  /** Everything wrong with a file: its layout first, its meaning only where it has one. */
  List<Problem> problems(ParsedWorkflow parsed) {
    List<Problem> problems = new ArrayList<>(parsed.problems());
    parsed
        .workflow()
        .ifPresent(workflow -> problems.addAll(validator.validate(workflow, parsed::locate)));
    return problems;
  }

  /** A file without errors as something to run. */
  WorkflowInput input(ParsedWorkflow parsed) {
    return new WorkflowInput(
        parsed.file(),
        parsed
            .workflow()
            .orElseThrow(() -> new IllegalArgumentException("there is no workflow to run")),
        parsed::locate);
  }

  /**
   * What the stand-in is to know beside the tables: the file beside a workflow of a logical suite,
   * {@code nightly.sandbox.yaml} for {@code nightly.yaml}. Empty without a stand-in.
   */
  Optional<SandboxContent> sandboxContent(ParsedWorkflow parsed) {
    if (mode == ServerMode.CONFIGURED
        || parsed.file().equals(STANDARD_INPUT_NAME)
        || input(parsed).workflow().suiteType() == SuiteType.BASIC) {
      return Optional.empty();
    }
    Path file = Path.of(parsed.file());
    String name = String.valueOf(file.getFileName()).replaceFirst("\\.(ya?ml|json)$", "");
    Path content = file.resolveSibling(name + SANDBOX_ENDING);
    try {
      return Optional.of(
          SandboxContentReader.read(content.toString(), Files.readAllBytes(content)));
    } catch (IOException e) {
      throw new DqException(
          Problem.error(
                  ProblemCode.FILE_NOT_FOUND,
                  "the stand-in does not know the cases of the logical suite: there is no file "
                      + content)
              .withHint(
                  "describe suite and cases in it, as samples/quickstart/shop-nightly.sandbox.yaml"
                      + " does; on a real server they are made there"),
          e);
    }
  }
}
