package io.dqrun.runner.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dqrun.entity.ParameterDefinition;
import io.dqrun.entity.TestDefinition;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;

/** The output of {@code dq-run definitions}. */
public final class DefinitionReport {

  private static final int WIDTH = 80;

  private final Set<String> executed;

  /**
   * A report.
   *
   * @param executed the names of the definitions that this version executes
   */
  public DefinitionReport(Set<String> executed) {
    this.executed = Set.copyOf(executed);
  }

  /** One line for each definition. */
  public String list(List<TestDefinition> definitions, TextStyle style) {
    int width = definitions.stream().mapToInt(one -> one.name().length()).max().orElse(0);
    StringBuilder text = new StringBuilder();
    for (TestDefinition definition : definitions) {
      String line =
          style.bold(definition.name())
              + " ".repeat(width - definition.name().length())
              + "  %-6s  %s".formatted(kind(definition), definition.description().orElse(""))
              + (isExecuted(definition) ? "" : style.dim(" (not executed by this version)"));
      text.append(line.stripTrailing()).append('\n');
    }
    return text.toString();
  }

  /** Everything about one definition, and an example. */
  public String detail(TestDefinition definition, TextStyle style) {
    StringBuilder text = new StringBuilder();
    text.append(style.bold(definition.name())).append('\n');
    definition.description().ifPresent(description -> text.append(description).append('\n'));
    text.append("\nTests: a ").append(kind(definition)).append('\n');
    if (!definition.supportedDataTypes().isEmpty()) {
      wrap(text, "Column types:", definition.supportedDataTypes());
    }
    text.append("Executed by this version: ").append(isExecuted(definition) ? "yes" : "no");
    text.append("\n\nParameters:");
    if (definition.parameterDefinition().isEmpty()) {
      text.append(" none");
    }
    text.append('\n');
    for (ParameterDefinition parameter : definition.parameterDefinition()) {
      text.append("  ").append(style.bold(parameter.name())).append("  ").append(facts(parameter));
      parameter.description().ifPresent(sentence -> text.append("\n      ").append(sentence));
      text.append('\n');
    }
    DefinitionExamples.find(definition.name())
        .ifPresent(
            example ->
                text.append("\nExample, for processor.config.testCases:\n\n").append(example));
    return text.toString();
  }

  private static String facts(ParameterDefinition parameter) {
    StringJoiner facts = new StringJoiner(", ");
    facts.add(parameter.dataType().orElse("STRING"));
    facts.add(parameter.required().orElse(false) ? "required" : "optional");
    List<String> allowed = allowed(parameter);
    return facts + (allowed.isEmpty() ? "" : ": " + String.join(" ", allowed));
  }

  private static void wrap(StringBuilder text, String title, List<String> words) {
    StringBuilder line = new StringBuilder(title);
    for (String word : words) {
      if (line.length() + 1 + word.length() > WIDTH) {
        text.append(line).append('\n');
        line = new StringBuilder(" ");
      }
      line.append(' ').append(word);
    }
    text.append(line).append('\n');
  }

  private boolean isExecuted(TestDefinition definition) {
    return executed.contains(definition.name());
  }

  private static String kind(TestDefinition definition) {
    return definition.forColumns() ? "column" : "table";
  }

  private static List<String> allowed(ParameterDefinition parameter) {
    return parameter.optionValues().orElse(List.of()).stream().map(String::valueOf).toList();
  }

  /** All definitions on one line, without line break. */
  public String json(List<TestDefinition> definitions) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("schemaVersion", JsonReport.SCHEMA_VERSION);
    root.put("command", "definitions");
    ArrayNode array = root.putArray("definitions");
    for (TestDefinition definition : definitions) {
      ObjectNode node = array.addObject();
      node.put("name", definition.name());
      node.put("entityType", definition.forColumns() ? "COLUMN" : "TABLE");
      node.put("description", definition.description().orElse(null));
      node.put("executed", isExecuted(definition));
      ArrayNode types = node.putArray("columnTypes");
      definition.supportedDataTypes().forEach(types::add);
      ArrayNode parameters = node.putArray("parameters");
      for (ParameterDefinition parameter : definition.parameterDefinition()) {
        ObjectNode one = parameters.addObject();
        one.put("name", parameter.name());
        one.put("dataType", parameter.dataType().orElse("STRING"));
        one.put("required", parameter.required().orElse(false));
        one.put("description", parameter.description().orElse(null));
        ArrayNode values = one.putArray("allowedValues");
        allowed(parameter).forEach(values::add);
      }
      node.put("example", DefinitionExamples.find(definition.name()).orElse(null));
    }
    return root.toString();
  }
}
