package io.dqrun.runner.check;

import io.dqrun.entity.ParameterText;
import io.dqrun.entity.TestCase;
import io.dqrun.runner.sql.ColumnRef;
import io.dqrun.runner.sql.Literal;
import io.dqrun.runner.sql.SqlTemplate;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a test case by type. Every method throws {@link IllegalArgumentException} with
 * the parameter's name where its text cannot be read; the text itself may be a secret and is never
 * repeated.
 */
record Arguments(TestCase testCase) {

  /** A text. */
  Optional<String> text(String name) {
    return testCase.parameter(name);
  }

  /** A text that must be there. */
  String required(String name) {
    return text(name)
        .orElseThrow(() -> new IllegalArgumentException("parameter " + name + " is missing"));
  }

  /** A whole number. */
  Optional<Long> integer(String name) {
    return parsed(name, ParameterText::parseInt);
  }

  /** The numbers from one parameter to another; without limit where one is absent. */
  Range range(String min, String max) {
    return new Range(
        number(min).orElse(Double.NEGATIVE_INFINITY), number(max).orElse(Double.POSITIVE_INFINITY));
  }

  /** A number, possibly infinite. */
  Optional<Double> number(String name) {
    return parsed(name, ParameterText::parseFloat);
  }

  /** Whether a text is {@code true}, in any case; everything else is not. */
  boolean isTrue(String name) {
    return text(name).filter("true"::equalsIgnoreCase).isPresent();
  }

  /** The elements of a list as they are compared with a column, each once. */
  Optional<List<Literal>> literals(String name, ColumnRef column) {
    return literals(name, column, Compatibility.CLEAN);
  }

  /** As {@link #literals(String, ColumnRef)}; OpenMetadata takes one text for its characters. */
  Optional<List<Literal>> literals(String name, ColumnRef column, Compatibility compatibility) {
    return parsed(
            name,
            compatibility == Compatibility.OPENMETADATA
                ? Arguments::listOrCharacters
                : ParameterText::parseList)
        .map(
            elements -> {
              Set<Literal> literals = new LinkedHashSet<>();
              for (@Nullable Object element : elements) {
                // NULL equals nothing, so None can be left out.
                if (element != null) {
                  literals.add(literal(element, column));
                }
              }
              return List.copyOf(literals);
            });
  }

  /**
   * A parameter as a constant of its type: a text stays one, whatever is in it. NULL where the case
   * says nothing.
   */
  SqlTemplate.Part constant(String name, String dataType) {
    return switch (dataType.toUpperCase(Locale.ROOT)) {
      case "NUMBER",
          "INT",
          "FLOAT",
          "DOUBLE",
          "DECIMAL",
          "TINYINT",
          "SMALLINT",
          "BIGINT",
          "BYTEINT",
          "NUMERIC" ->
          parsed(name, Arguments::decimal)
              .<SqlTemplate.Part>map(
                  number -> new SqlTemplate.Constant(new Literal.Numeric(number)))
              .orElseGet(() -> new SqlTemplate.Constants(List.of()));
      case "BOOLEAN" ->
          text(name)
              .<SqlTemplate.Part>map(
                  text -> new SqlTemplate.Constant(new Literal.Bool("true".equalsIgnoreCase(text))))
              .orElseGet(() -> new SqlTemplate.Constants(List.of()));
      case "ARRAY", "SET" ->
          new SqlTemplate.Constants(
              literals(name, new ColumnRef("", "UNKNOWN")).orElseGet(List::of));
      default ->
          text(name)
              .<SqlTemplate.Part>map(text -> new SqlTemplate.Constant(new Literal.Text(text)))
              .orElseGet(() -> new SqlTemplate.Constants(List.of()));
    };
  }

  private static List<@Nullable Object> listOrCharacters(String text) {
    try {
      return ParameterText.parseList(text);
    } catch (IllegalArgumentException e) {
      return characters(text).orElseThrow(() -> e);
    }
  }

  /** The characters of a quoted text; empty for anything else. */
  private static Optional<List<@Nullable Object>> characters(String text) {
    try {
      List<@Nullable Object> single = ParameterText.parseList("[" + text + "]");
      return single.size() == 1 && single.get(0) instanceof String word
          ? Optional.of(word.codePoints().<@Nullable Object>mapToObj(Character::toString).toList())
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static BigDecimal decimal(String text) {
    try {
      return new BigDecimal(text.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("a number is expected", e);
    }
  }

  private static Literal literal(Object element, ColumnRef column) {
    // A strict database would refuse to compare a text column with a number.
    if (element instanceof String || ColumnTypes.isText(column)) {
      return new Literal.Text(ValueText.of(element));
    }
    if (element instanceof Boolean bool) {
      return new Literal.Bool(bool);
    }
    if (element instanceof BigInteger number) {
      return new Literal.Numeric(new BigDecimal(number));
    }
    return new Literal.Numeric(new BigDecimal(element.toString()));
  }

  <T> Optional<T> parsed(String name, Function<String, T> parser) {
    try {
      return text(name).map(parser);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("parameter " + name + ": " + e.getMessage(), e);
    }
  }
}
