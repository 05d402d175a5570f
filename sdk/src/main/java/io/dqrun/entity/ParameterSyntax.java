package io.dqrun.entity;

import java.util.List;
import java.util.Set;

/**
 * How OpenMetadata's own runner reads the text of a parameter, which the declared {@code dataType}
 * does not always say.
 */
public enum ParameterSyntax {
  /** Python's {@code int}, see {@link ParameterText#parseInt}. */
  WHOLE,
  /** Python's {@code float}, see {@link ParameterText#parseFloat}. */
  NUMBER,
  /** True or false, see {@link ParameterText#parseBoolean}. */
  BOOLEAN,
  /** A Python list, see {@link ParameterText#parseList}. */
  LIST,
  /** One of the parameter's {@link ParameterDefinition#optionValues()}. */
  CHOICE,
  /** One of them, whatever the case of its letters. */
  CHOICE_OF_ANY_CASE,
  /** Any text. */
  TEXT;

  /** Read with {@code int}; all other numbers with {@code float}. */
  private static final Set<String> WHOLE_PARAMETERS =
      Set.of(
          "tableColumnCountToEqual.columnCount",
          "columnValuesMissingCount.missingCountValue",
          "tableRowInsertedCountToBeBetween.min",
          "tableRowInsertedCountToBeBetween.max",
          "tableRowInsertedCountToBeBetween.rangeInterval",
          "tableCustomSQLQuery.threshold",
          "tableDiff.threshold");

  /** A list although its declared type is a text. */
  private static final String LIST_PARAMETER = "columnValuesMissingCount.missingValueMatch";

  /** The syntax of a parameter of this definition. */
  public static ParameterSyntax of(TestDefinition definition, ParameterDefinition parameter) {
    String name = definition.name() + "." + parameter.name();
    if (!parameter.optionValues().orElse(List.of()).isEmpty()) {
      return parameter.name().equals("rangeType") ? CHOICE_OF_ANY_CASE : CHOICE;
    }
    if (name.equals(LIST_PARAMETER)) {
      return LIST;
    }
    if (WHOLE_PARAMETERS.contains(name)) {
      return WHOLE;
    }
    return switch (parameter.dataType().orElse("STRING")) {
      case "ARRAY" -> LIST;
      case "BOOLEAN" -> BOOLEAN;
      case "INT", "FLOAT", "NUMBER", "DOUBLE", "DECIMAL" -> NUMBER;
      default -> TEXT;
    };
  }
}
