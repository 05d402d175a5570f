package io.dqrun.convert.suite;

import io.dqrun.convert.LegacyRule;
import io.dqrun.convert.Remarks;
import io.dqrun.convert.WorkflowFile;
import io.dqrun.draft.Draft;
import io.dqrun.entity.ListElement;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Values of parameters are texts, and no reader makes texts of numbers any more. */
final class QuoteParameterValues extends LegacyRule {

  /** What YAML 1.1 takes for another value than the one that stands there. */
  private static final Pattern READ_OTHERWISE =
      Pattern.compile(
          "(?i)yes|no|on|off|[-+]?(?:0[0-7_]+|0x[0-9a-f_]+|0b[01_]+"
              + "|[0-9][0-9_]*(?::[0-5]?[0-9])+(?:[.][0-9_]*)?)");

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{[^{}]*\\}|\\$\\w+");

  /** A text of such characters may be a number once the variables in it are replaced. */
  private static final Pattern NO_TEXT = Pattern.compile("[-+0-9.eE_:\\s]*");

  QuoteParameterValues() {
    super("DQ-05", "Writes numbers, booleans and lists of parameters as texts", "1.4", "1.5.0");
  }

  @Override
  public void apply(WorkflowFile file, Remarks remarks) {
    if (!file.isTestSuite()) {
      return;
    }
    for (Draft.Mapping testCase : file.testCases()) {
      testCase
          .find("parameterValues")
          .flatMap(Draft.Entry::items)
          .map(Draft.Items::mappings)
          .orElse(List.of())
          .forEach(
              parameter ->
                  parameter
                      .find("value")
                      .ifPresent(value -> QuoteParameterValues.quote(value, remarks)));
    }
  }

  private static void quote(Draft.Entry value, Remarks remarks) {
    if (value.items().isPresent()) {
      list(value, value.items().get(), remarks);
    } else if (value.mapping().isPresent()) {
      remarks.undecided(
          value,
          "the value of a parameter is a mapping, which has no text",
          "write the text that the test is to get, in quotes");
    } else if (!value.isNull()) {
      scalar(value, value.text().orElseThrow(), remarks);
    }
  }

  private static void scalar(Draft.Entry value, String text, Remarks remarks) {
    if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
      if (value.isPlain()) {
        value.set(text.toLowerCase(Locale.ROOT));
      }
    } else if (value.isPlain() && READ_OTHERWISE.matcher(text).matches()) {
      remarks.undecided(
          value,
          "without quotes, older releases took this value for another one than stands there: "
              + (Character.isLetter(text.charAt(0))
                  ? "for true or false"
                  : "for a number that is not decimal"),
          "write the value that is meant, in quotes");
    } else if (value.isMistakable()) {
      value.quote();
    } else if (value.isPlain() && mayBecomeNumber(text)) {
      value.quote();
      remarks.review(
          value,
          "the value is quoted, because what its variables stand for may be a number",
          "check that the variables hold the bare value, without quotes of their own");
    }
  }

  private static boolean mayBecomeNumber(String text) {
    String rest = PLACEHOLDER.matcher(text).replaceAll("");
    return !rest.equals(text) && NO_TEXT.matcher(rest).matches();
  }

  private static void list(Draft.Entry value, Draft.Items items, Remarks remarks) {
    List<Draft.Value> elements = items.values();
    if (elements.size() != items.size()) {
      remarks.undecided(
          value,
          "the value of a parameter is a list that holds lists or mappings",
          "write the text that the test is to get, in quotes");
      return;
    }
    value.set(
        elements.stream()
            .map(QuoteParameterValues::element)
            .collect(Collectors.joining(", ", "[", "]")));
  }

  private static String element(Draft.Value element) {
    return element.nothing()
        ? ListElement.NOTHING
        : ListElement.of(element.text(), element.plain());
  }
}
