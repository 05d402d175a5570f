package io.dqrun.runner.cli;

import io.dqrun.convert.bulk.BulkConverter;
import io.dqrun.convert.bulk.Destination;
import io.dqrun.convert.bulk.InPlace;
import io.dqrun.convert.bulk.OtherFolder;
import io.dqrun.convert.bulk.SourceFile;
import io.dqrun.convert.rules.LegacyRules;
import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.workflow.TargetVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code dq-run convert}. */
final class ConvertCommand implements Command {

  private static final Flag TARGET =
      Flag.value("target", "VERSION", "what is to read them: 1.5, 1.6.2, 1.7 or newest (1.6.2)");
  private static final Flag MERGE =
      Flag.value("merge", "SUITE", "make one logical suite of workflows of single tables");
  private static final Flag JOBS =
      Flag.value("jobs", "N", "files that are worked on at a time (processors)");
  private static final String STANDARD_INPUT = "-";
  private static final int MOST_BYTES = (1 << 20) + 1;

  @Override
  public String name() {
    return "convert";
  }

  @Override
  public String operands() {
    return "PATH...";
  }

  @Override
  public String summary() {
    return "workflow files of older layouts to today's";
  }

  @Override
  public String description() {
    return """
        Changes what newer versions of OpenMetadata read differently and not a byte more:
        comments, order, quotes and line breaks stay. PATH is a file, a folder (every
        .yaml, .yml and .json file below it) or - for standard input. Without --write,
        --out, --diff and --check it only tells what it would do.

        Files that are no workflows are left alone. A file that needs a decision, or that
        cannot be converted without a loss, is left as it is and told; it does not stop
        the others. Each file is replaced at once or not at all, and keeps owner and mode.
        In diffs, secrets are masked.

        With --merge, workflows of single tables become the one of a logical suite, on
        standard output or as DIR/SUITE.yaml; comments at its head list the test cases
        that the suite must contain on the server.""";
  }

  @Override
  public List<Flag> flags() {
    return List.of(
        ConvertMode.WRITE_FLAG,
        ConvertMode.OUT,
        ConvertMode.DIFF_FLAG,
        ConvertMode.CHECK_FLAG,
        TARGET,
        MERGE,
        JOBS);
  }

  @Override
  public ExitCode run(Invocation invocation) throws UsageException {
    Settings settings = invocation.settings();
    ConvertMode mode = ConvertMode.of(settings);
    TargetVersion target = target(settings);
    int jobs = settings.number(JOBS, 1, 256, Runtime.getRuntime().availableProcessors());
    if (settings.operands().isEmpty()) {
      throw new UsageException("dq-run convert needs a workflow: a file, a folder or -");
    }
    Optional<String> suite = settings.value(MERGE);
    if (suite.isPresent()) {
      ConvertMerge merge = ConvertMerge.of(suite.get(), mode, target, invocation);
      return merge.run(bulk(target, Destination.nowhere(), jobs), settings.operands());
    }
    refuse(mode, invocation);
    Optional<Path> folder =
        mode == ConvertMode.FOLDER ? Optional.of(folder(settings)) : Optional.empty();
    ConvertReport report = new ConvertReport(invocation, mode);
    if (settings.operands().contains(STANDARD_INPUT)) {
      BulkConverter bulk = bulk(target, Destination.nowhere(), 1);
      report.start(1);
      report.add(report.view(bulk.convert("<stdin>", input(invocation))));
      return report.end();
    }
    ConvertInputs inputs = ConvertInputs.of(settings.operands());
    if (folder.isPresent()) {
      refuseSamePlace(inputs.files());
    }
    Destination destination =
        mode == ConvertMode.WRITE
            ? new InPlace()
            : folder.<Destination>map(OtherFolder::new).orElseGet(Destination::nowhere);
    report.start(inputs.files().size());
    report.complain(inputs.problems());
    bulk(target, destination, jobs).convert(inputs.files(), report::view, report::add);
    return report.end();
  }

  private static BulkConverter bulk(TargetVersion target, Destination destination, int jobs) {
    return new BulkConverter(LegacyRules.converter(target), destination, jobs);
  }

  private static TargetVersion target(Settings settings) throws UsageException {
    List<String> known = Arrays.stream(TargetVersion.values()).map(TargetVersion::text).toList();
    String word = settings.choice(TARGET, known, TargetVersion.V1_6_2.text());
    return TargetVersion.find(word).orElse(TargetVersion.V1_6_2);
  }

  private static Path folder(Settings settings) throws UsageException {
    String text = settings.value(ConvertMode.OUT).orElse("");
    try {
      Path folder = Path.of(text);
      if (Files.exists(folder) && !Files.isDirectory(folder)) {
        throw new UsageException("--out is '" + text + "', which is no folder");
      }
      return folder;
    } catch (InvalidPathException e) {
      throw new UsageException("--out is '" + text + "', which is no folder's name");
    }
  }

  private static void refuse(ConvertMode mode, Invocation invocation) throws UsageException {
    List<String> operands = invocation.settings().operands();
    if (mode.takesStandardOutput() && invocation.json()) {
      throw new UsageException("--output json and a diff or --out - both take standard output");
    }
    if (operands.contains(STANDARD_INPUT)) {
      if (operands.size() > 1) {
        throw new UsageException("standard input can be converted alone only");
      }
      if (mode == ConvertMode.WRITE || mode == ConvertMode.FOLDER) {
        throw new UsageException("standard input has no place to write to; say --out -");
      }
    } else if (mode == ConvertMode.STANDARD_OUTPUT
        && (operands.size() > 1 || Files.isDirectory(Path.of(operands.get(0))))) {
      throw new UsageException("--out - takes one file");
    }
  }

  private static void refuseSamePlace(List<SourceFile> files) throws UsageException {
    Map<Path, String> places = new HashMap<>();
    for (SourceFile file : files) {
      String other = places.putIfAbsent(file.relative(), file.name());
      if (other != null && !other.equals(file.name())) {
        throw new UsageException(
            other + " and " + file.name() + " would become the same file below --out");
      }
    }
  }

  private static byte[] input(Invocation invocation) {
    try {
      return invocation.terminal().in().readNBytes(MOST_BYTES);
    } catch (IOException e) {
      throw new DqException(
          Problem.error(ProblemCode.FILE_UNREADABLE, "standard input cannot be read"), e);
    }
  }
}
