package io.dqrun.convert.bulk;

import io.dqrun.convert.Conversion;
import io.dqrun.convert.Conversion.AppliedRule;
import io.dqrun.convert.Conversion.Status;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.yaml.YamlSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What became of a file on disk. */
public final class FileConversion {

  private final SourceFile file;
  private final byte[] original;
  private final Conversion conversion;

  FileConversion(SourceFile file, byte[] original, Conversion conversion) {
    this.file = file;
    this.original = original;
    this.conversion = conversion;
  }

  /** The file was left as it was, because of this. */
  static FileConversion refused(SourceFile file, List<Problem> problems) {
    return new FileConversion(
        file, new byte[0], new Conversion(Status.REFUSED, "", List.of(), List.of(), problems));
  }

  /** The same, but nothing was written because of this. */
  FileConversion notWritten(List<Problem> reasons) {
    List<Problem> problems = new ArrayList<>(conversion.problems());
    problems.addAll(reasons);
    return new FileConversion(
        file,
        original,
        new Conversion(Status.REFUSED, "", List.of(), conversion.rules(), problems));
  }

  /** The file. */
  public SourceFile file() {
    return file;
  }

  /** What became of it; a file that could not be written was refused. */
  public Status status() {
    return conversion.status();
  }

  /** The rules that changed something. */
  public List<AppliedRule> rules() {
    return conversion.rules();
  }

  /** What to review, what to decide, or why it was refused. */
  public List<Problem> problems() {
    return conversion.problems();
  }

  /** Whether it is a workflow at all, as far as can be told. */
  public boolean isWorkflow() {
    return problems().stream().noneMatch(p -> p.code() == ProblemCode.NOT_A_WORKFLOW);
  }

  /**
   * What it is now, and what is to be written beside it; nothing if it was refused.
   *
   * @return the file's own text first
   */
  public List<Text> texts() {
    if (status() == Status.REFUSED) {
      return List.of();
    }
    List<Text> texts = new ArrayList<>();
    texts.add(new Text(file.name(), conversion.text()));
    for (Conversion.FurtherFile further : conversion.furtherFiles()) {
      texts.add(new Text(name(further), further.text()));
    }
    return texts;
  }

  /**
   * A file with its content, which may hold secrets.
   *
   * @param name its name
   * @param content what is in it
   */
  public record Text(String name, String content) {}

  private String name(Conversion.FurtherFile further) {
    return SourceFile.beside(Path.of(file.name()), further.addition()).toString();
  }

  /**
   * What changes, to be shown: every secret that is not a reference is masked.
   *
   * @return the texts of the file itself and of those that are written beside it; empty unless it
   *     was converted
   */
  public List<Change> changes() {
    if (status() != Status.CONVERTED) {
      return List.of();
    }
    List<Change> changes = new ArrayList<>();
    changes.add(new Change(file.name(), masked(original), masked(conversion.text())));
    for (Conversion.FurtherFile further : conversion.furtherFiles()) {
      changes.add(new Change(name(further), "", masked(further.text())));
    }
    return changes;
  }

  /**
   * A text before and after.
   *
   * @param name the file
   * @param before the old text; empty for a new file
   * @param after the new text
   */
  public record Change(String name, String before, String after) {}

  private String masked(String text) {
    return masked(text.getBytes(StandardCharsets.UTF_8));
  }

  private String masked(byte[] bytes) {
    return YamlSource.parse(file.name(), bytes).masked();
  }
}
