package io.dqrun.workflow;

import io.dqrun.entity.ParameterValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What all test builders have. Start with {@link ColumnTests}, {@link TableTests} or {@link
 * CustomTests}; a builder is changed by its methods, which answer the builder itself.
 *
 * @param <B> the builder's own type
 */
public abstract class TestBuilder<B extends TestBuilder<B>> {

  private final String definition;
  private final Optional<String> column;
  private final Map<String, String> arguments = new LinkedHashMap<>();
  private @Nullable String name;
  private Optional<String> displayName = Optional.empty();
  private Optional<String> description = Optional.empty();
  private boolean countingRows;

  TestBuilder(String definition, Optional<String> column) {
    this.definition = definition;
    this.column = column;
  }

  abstract B self();

  /**
   * Names the test case. Without it, a name is made of the column and the definition: {@code
   * price_values_to_be_between}, {@code row_count_to_equal}.
   */
  public B named(String newName) {
    this.name = newName;
    return self();
  }

  /** A name for people. */
  public B displayName(String text) {
    this.displayName = Optional.of(text);
    return self();
  }

  /** What the test is for; Markdown. */
  public B description(String text) {
    this.description = Optional.of(text);
    return self();
  }

  /** Has passed and failed rows counted, for definitions that can. */
  public B countingRows() {
    this.countingRows = true;
    return self();
  }

  /** The name of the definition. */
  final String definition() {
    return definition;
  }

  /**
   * Sets an argument.
   *
   * @throws IllegalArgumentException if it is empty, which would count as not given
   */
  final B argument(String parameter, String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException(
          "the parameter `" + parameter + "` of `" + definition + "` must not be empty");
    }
    arguments.put(parameter, text);
    return self();
  }

  /** The test case for {@link TestSuiteProcessorConfig#testCases()}. */
  public TestCaseDefinition build() {
    List<ParameterValue> values =
        arguments.entrySet().stream()
            .map(entry -> new ParameterValue(entry.getKey(), entry.getValue()))
            .toList();
    return TestCaseDefinition.builder()
        .name(name == null ? generatedName() : name)
        .displayName(displayName)
        .description(description)
        .testDefinitionName(definition)
        .columnName(column)
        .parameterValues(values)
        .computePassedFailedRowCount(countingRows)
        .build();
  }

  private String generatedName() {
    String what = definition.replaceFirst("^(column|table)(?=[A-Z])", "");
    String snake =
        what.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_")
            .toLowerCase(Locale.ROOT);
    return column.map(text -> text + "_" + snake).orElse(snake);
  }
}
