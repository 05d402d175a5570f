package io.dqrun.convert;

import io.dqrun.convert.Conversion.AppliedRule;
import io.dqrun.convert.Conversion.FurtherFile;
import io.dqrun.convert.Conversion.Status;
import io.dqrun.draft.Draft;
import io.dqrun.problem.DqException;
import io.dqrun.problem.Location;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.workflow.TargetVersion;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Converts workflow files of older layouts, rule by rule, on their text.
 *
 * <p>Whatever a text holds, it is answered with a {@link Conversion}, never with an exception. A
 * converted text was checked before it is returned: see {@link Verification}.
 */
public final class LegacyConverter {

  private static final List<String> ROOT_KEYS = List.of("source", "processor", "workflowConfig");

  private final List<ConversionRule> rules;
  private final TargetVersion target;

  /**
   * A converter.
   *
   * @param rules all rules in their order; those that the target does not need are left out
   * @param target the version to convert to
   */
  public LegacyConverter(List<ConversionRule> rules, TargetVersion target) {
    this.rules = rules.stream().filter(rule -> rule.appliesTo(target)).toList();
    this.target = target;
  }

  /** Converts a text. */
  public Conversion convert(String text) {
    return convert("workflow.yaml", text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Converts a file's content.
   *
   * @param fileName the file as the user named it, for places
   * @param bytes the content, UTF-8
   */
  public Conversion convert(String fileName, byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    Draft draft;
    try {
      draft = Draft.parse(fileName, bytes);
    } catch (DqException e) {
      Optional<Problem> template = TemplateLanguage.outsideValues(fileName, text);
      return template.isPresent() || mayBeWorkflow(text)
          ? refused(text, template.map(List::of).orElse(e.problems()))
          : unchanged(text, notAWorkflow(fileName));
    }
    try {
      return convert(draft, text);
    } catch (DqException e) {
      return refused(text, e.problems());
    }
  }

  private Conversion convert(Draft draft, String text) {
    Optional<Draft.Mapping> root = draft.root();
    if (root.isEmpty() || ROOT_KEYS.stream().noneMatch(root.get()::has)) {
      return unchanged(text, notAWorkflow(draft.file()));
    }
    List<String> comments = draft.comments();
    Optional<Problem> template = TemplateLanguage.inComments(draft, comments);
    if (template.isPresent()) {
      return new Conversion(Status.REFUSED, text, List.of(), List.of(), List.of(template.get()));
    }
    Remarks remarks = new Remarks(draft.file());
    WorkflowFile file = new WorkflowFile("", draft, root.get(), target);
    List<WorkflowFile> files = new ArrayList<>(List.of(file));
    List<AppliedRule> applied = apply(files, remarks);
    if (remarks.undecided()) {
      // What else would have changed is no news: nothing did.
      return refused(text, remarks.problems().stream().filter(Problem::isError).toList());
    }
    if (applied.isEmpty()) {
      return new Conversion(Status.UNCHANGED, text, List.of(), List.of(), remarks.problems());
    }
    Optional<Problem> failure =
        new Verification(text, comments, files, this::changesNothing).failure();
    if (failure.isPresent()) {
      return new Conversion(Status.REFUSED, text, List.of(), List.of(), List.of(failure.get()));
    }
    return new Conversion(
        Status.CONVERTED,
        draft.text(),
        files.stream()
            .skip(1)
            .map(further -> new FurtherFile(further.label(), further.draft().text()))
            .toList(),
        applied,
        remarks.problems());
  }

  private List<AppliedRule> apply(List<WorkflowFile> files, Remarks remarks) {
    List<AppliedRule> applied = new ArrayList<>();
    for (ConversionRule rule : rules) {
      boolean changed = false;
      // What is split off meanwhile was changed already.
      int present = files.size();
      for (int i = 0; i < present; i++) {
        WorkflowFile file = files.get(i);
        int before = file.draft().edits();
        rule.apply(file, remarks);
        changed |= file.moveSplitsTo(files) || file.draft().edits() > before;
      }
      if (changed) {
        applied.add(new AppliedRule(rule.id(), rule.title()));
      }
    }
    return applied;
  }

  /** Whether the rules find nothing to do in what they made. */
  private boolean changesNothing(Draft converted) {
    List<WorkflowFile> files = new ArrayList<>();
    converted.root().ifPresent(root -> files.add(new WorkflowFile("", converted, root, target)));
    Remarks remarks = new Remarks(converted.file());
    return apply(files, remarks).isEmpty() && !remarks.undecided();
  }

  private static boolean mayBeWorkflow(String text) {
    // Between the letters of a file in UTF-16 stand zeros.
    String letters = text.replace("\0", "");
    return Stream.of("sourceConfig", "workflowConfig", "serviceConnection")
        .anyMatch(letters::contains);
  }

  private static Problem notAWorkflow(String fileName) {
    return Problem.note(ProblemCode.NOT_A_WORKFLOW, "this is no workflow file; it is left alone")
        .withLocation(Location.of(fileName, 1, 1));
  }

  private static Conversion refused(String text, List<Problem> problems) {
    return new Conversion(Status.REFUSED, text, List.of(), List.of(), problems);
  }

  private static Conversion unchanged(String text, Problem note) {
    return new Conversion(Status.UNCHANGED, text, List.of(), List.of(), List.of(note));
  }
}
