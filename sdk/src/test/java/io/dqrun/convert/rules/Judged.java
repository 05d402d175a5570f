package io.dqrun.convert.rules;

import io.dqrun.codec.ParsedWorkflow;
import io.dqrun.codec.References;
import io.dqrun.codec.WorkflowReader;
import io.dqrun.problem.Problem;
import io.dqrun.validate.WorkflowValidator;
import io.dqrun.validate.rules.StandardRules;
import io.dqrun.workflow.ServerUse;
import io.dqrun.workflow.TargetVersion;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the validator says of a converted test-suite file. */
final class Judged {

  private Judged() {}

  /** Problems, a line each. */
  static String problems(List<Problem> problems) {
    return problems.stream()
        .map(
            p ->
                "%s %s %s: %s\n"
                    .formatted(
                        p.severity().name().toLowerCase(Locale.ROOT),
                        p.location().map(l -> l.line() + ":" + l.column()).orElse("-"),
                        p.path().isEmpty() ? "-" : p.path(),
                        p.message()))
        .collect(Collectors.joining());
  }

  /** The errors; also with what variables may stand for, which is known only when a file is run. */
  static String errors(String text, TargetVersion target) {
    String errors = errorsAsWritten(text, target);
    return errors.isEmpty()
        ? ""
        : errorsAsWritten(text.replaceAll("\\$\\{\\w+}|\\$\\w+", "7"), target);
  }

  private static String errorsAsWritten(String text, TargetVersion target) {
    ParsedWorkflow parsed = read(text, target);
    List<Problem> found = new ArrayList<>(parsed.problems());
    parsed
        .workflow()
        .ifPresent(
            w ->
                found.addAll(
                    new WorkflowValidator(StandardRules.all(ServerUse.REAL, target))
                        .validate(w, parsed::locate)));
    return problems(found.stream().filter(Problem::isError).toList());
  }

  /** A text as the rest of the program reads it. */
  static ParsedWorkflow read(String text, TargetVersion target) {
    return new WorkflowReader(References.KEEP, target)
        .read("after.yaml", text.getBytes(StandardCharsets.UTF_8));
  }
}
