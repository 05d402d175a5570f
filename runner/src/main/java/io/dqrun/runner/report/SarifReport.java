package io.dqrun.runner.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dqrun.problem.Explanation;
import io.dqrun.problem.Location;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.problem.Severity;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** SARIF 2.1.0: what is wrong with files, for code scanning and editors. */
final class SarifReport implements Report.OfFiles {

  private final String version;
  private final Set<ProblemCode> told = EnumSet.noneOf(ProblemCode.class);

  SarifReport(String version) {
    this.version = version;
  }

  @Override
  public void begin(Writer out) throws IOException {
    out.write(
        "{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\","
            + "\"runs\":[{\"results\":[");
  }

  @Override
  public void add(FileProblems file, Writer out) throws IOException {
    for (Problem problem : file.problems()) {
      out.write(told.isEmpty() ? "\n" : ",\n");
      told.add(problem.code());
      out.write(result(file.path(), problem).toString());
    }
  }

  @Override
  public void end(int exitCode, Writer out) throws IOException {
    ObjectNode driver = object().put("name", "dq-run").put("version", version);
    ArrayNode rules = driver.putArray("rules");
    told.forEach(code -> rules.add(rule(code)));
    ObjectNode tool = object();
    tool.set("driver", driver);
    // The report itself was made, whatever it says.
    ObjectNode invocation = object().put("executionSuccessful", true).put("exitCode", exitCode);
    out.write("\n],\"columnKind\":\"unicodeCodePoints\",\"tool\":");
    out.write(tool.toString());
    out.write(",\"invocations\":[" + invocation + "]}]}\n");
  }

  private static ObjectNode result(String file, Problem problem) {
    ObjectNode node = object();
    node.put("ruleId", problem.code().id());
    node.put("level", level(problem.severity()));
    String hint = problem.hint().map(text -> "\n" + text).orElse("");
    node.putObject("message").put("text", withoutLinks(SafeText.block(problem.message() + hint)));
    Optional<Location> place = problem.location();
    ObjectNode location = node.putArray("locations").addObject();
    ObjectNode physical = location.putObject("physicalLocation");
    physical
        .putObject("artifactLocation")
        .put("uri", uri(SafeText.block(place.map(Location::file).orElse(file))));
    ObjectNode region = physical.putObject("region");
    region.put("startLine", place.map(Location::line).orElse(1));
    place.ifPresent(
        one ->
            region.put("startColumn", one.column()).put("endColumn", one.column() + one.length()));
    if (!problem.path().isEmpty()) {
      location
          .putArray("logicalLocations")
          .addObject()
          .put("fullyQualifiedName", SafeText.block(problem.path()));
    }
    return node;
  }

  /** What stands in a file must not become a link. */
  private static String withoutLinks(String text) {
    return text.contains("](") ? text.replace("\\", "\\\\").replace("[", "\\[") : text;
  }

  private static ObjectNode rule(ProblemCode code) {
    Explanation explanation = Explanation.of(code);
    ObjectNode node = object().put("id", code.id());
    node.putObject("shortDescription").put("text", explanation.summary());
    node.putObject("fullDescription").put("text", firstParagraph(explanation.text()));
    String wrong = explanation.wrong().map(yaml -> "\n\nWrong:\n\n" + yaml).orElse("");
    String right = explanation.right().map(yaml -> "\nRight:\n\n" + yaml).orElse("");
    node.putObject("help")
        .put("text", explanation.text() + wrong + right)
        .put("markdown", explanation.text() + fenced(wrong) + fenced(right));
    return node;
  }

  private static String firstParagraph(String text) {
    return text.split("\n\n", 2)[0].replace('\n', ' ');
  }

  private static String fenced(String example) {
    if (example.isEmpty()) {
      return "";
    }
    int yaml = example.indexOf("\n\n", 2) + 2;
    return "\n\n"
        + example.substring(0, yaml).strip()
        + "\n\n```yaml\n"
        + example.substring(yaml)
        + "```";
  }

  private static String level(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }

  /** Relative to the folder of the call, so that it is also a path of the repository. */
  private static String uri(String file) {
    try {
      Path path = Path.of(file);
      Path here = Path.of("").toAbsolutePath();
      if (path.isAbsolute() && path.startsWith(here)) {
        path = here.relativize(path);
      }
      return path.isAbsolute()
          ? path.toUri().toString()
          : new URI(null, null, path.normalize().toString().replace('\\', '/'), null)
              .toASCIIString();
    } catch (InvalidPathException | URISyntaxException e) {
      return "unknown";
    }
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
