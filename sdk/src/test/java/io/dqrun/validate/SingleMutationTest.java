package io.dqrun.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.codec.ParsedWorkflow;
import io.dqrun.codec.WorkflowReader;
import io.dqrun.problem.Location;
import io.dqrun.problem.Problem;
import io.dqrun.validate.rules.StandardRules;
import io.dqrun.workflow.ServerUse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One mistake in a valid workflow is answered with one error, at its line. */
class SingleMutationTest {

  private static final Path FOLDER = Path.of("src/test/resources/io/dqrun/validate/mutation");
  private static final Pattern LINE = Pattern.compile("( *)((?:- )?)([A-Za-z]+):( (.*))?");

  /** Keys whose values are one of few words. */
  private static final Set<String> WORDS =
      Set.of(
          "testDefinitionName",
          "loggerLevel",
          "authProvider",
          "verifySSL",
          "profileSampleType",
          "samplingMethodType",
          "secretsManagerProvider",
          "secretsManagerLoader",
          "type");

  /** Values of these keys that are no such words. */
  private static final Set<String> FREE = Set.of("orm-test-runner", "metadata-rest", "testsuite");

  /** From here on a line belongs to a connection, whose fields are its connector's own. */
  private static final int CONNECTION_INDENT = 14;

  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

  /** A mistake, and the lines (from 1 on) that an error may point at. */
  private record Mutation(String kind, String text, List<Integer> lines) {}

  private static final class Tally {
    int mutations;
    int answered;
    int errors;
    int atLine;

    @Override
    public String toString() {
      return mutations + " mutations, " + answered + " answered, " + errors + " errors, " + atLine;
    }
  }

  @Test
  void oneMistakeIsOneErrorAtItsLine() throws IOException {
    Random random = new Random(20250113);
    Map<String, Tally> tallies = new TreeMap<>();
    Tally all = new Tally();
    for (Path file : files()) {
      String text = Files.readString(file);
      assertEquals(List.of(), errors(text), file.toString());
      for (Mutation mutation : mutations(text, random)) {
        List<Problem> errors = errors(mutation.text());
        Tally tally = tallies.computeIfAbsent(mutation.kind(), kind -> new Tally());
        boolean atLine =
            errors.stream()
                .allMatch(
                    p -> mutation.lines().contains(p.location().map(Location::line).orElse(0)));
        for (Tally one : List.of(tally, all)) {
          one.mutations++;
          one.answered += errors.isEmpty() ? 0 : 1;
          one.errors += errors.size();
          one.atLine += !errors.isEmpty() && atLine ? 1 : 0;
        }
        if (System.getProperty("dqrun.mutations") != null
            && (errors.size() > 1 || (!errors.isEmpty() && !atLine))) {
          print(mutation, errors, text);
        }
      }
    }
    String figures = all + "\n" + tallies;
    if (System.getProperty("dqrun.mutations") != null) {
      tallies.forEach((kind, tally) -> System.out.println(kind + ": " + tally));
      System.out.println(all);
    }
    assertTrue(all.mutations >= 2000, figures);
    assertTrue(all.answered >= 0.7 * all.mutations, figures);
    assertTrue(all.errors <= 1.2 * all.answered, figures);
    assertTrue(all.atLine >= 0.98 * all.answered, figures);
  }

  @Test
  void theNearestNameIsTheOneThatWasMeant() throws IOException {
    Random random = new Random(20250115);
    List<String> missed = new ArrayList<>();
    int asked = 0;
    while (asked < 500) {
      for (Path file : files()) {
        List<String> lines = Files.readAllLines(file);
        int at = random.nextInt(lines.size());
        Matcher line = LINE.matcher(lines.get(at));
        if (!line.matches() || line.group(1).length() >= CONNECTION_INDENT || asked == 500) {
          continue;
        }
        String value = line.group(4) == null ? "" : line.group(4).strip();
        boolean parameter = line.group(3).equals("name") && line.group(1).length() == 10;
        boolean word =
            (parameter || WORDS.contains(line.group(3)))
                && random.nextBoolean()
                && value.length() > 2;
        String name = word ? value : line.group(3);
        if (name.length() < 4 || (word && (FREE.contains(value) || at < 3))) {
          continue;
        }
        String wrong = misspell(name, random);
        String start = line.group(1) + line.group(2);
        String changed =
            word
                ? start + line.group(3) + ": " + wrong
                : start + wrong + ":" + (line.group(4) == null ? "" : line.group(4));
        List<Problem> errors = problems(with(lines, at, changed));
        asked++;
        if (errors.stream()
            .noneMatch(p -> p.hint().orElse("").contains("did you mean `" + name + "`"))) {
          missed.add(name + " -> " + wrong + " = " + errors.stream().map(Problem::hint).toList());
        }
      }
    }
    assertTrue(missed.size() <= 25, missed.size() + " missed: " + String.join("\n", missed));
  }

  private static void print(Mutation mutation, List<Problem> errors, String original) {
    List<String> before = original.lines().toList();
    List<String> after = mutation.text().lines().toList();
    int i = 0;
    while (i < before.size() && i < after.size() && before.get(i).equals(after.get(i))) {
      i++;
    }
    System.out.println(
        "## "
            + mutation.kind()
            + " "
            + mutation.lines()
            + " | "
            + before.get(i)
            + " -> "
            + (i < after.size() ? after.get(i) : "(end)"));
    errors.forEach(
        p ->
            System.out.println(
                "   "
                    + p.location().map(l -> l.line() + ":" + l.column()).orElse("?")
                    + " "
                    + p.code().id()
                    + ": "
                    + p.message()
                    + " = "
                    + p.hint().orElse("")));
  }

  private static List<Path> files() throws IOException {
    try (var files = Files.list(FOLDER)) {
      return files.sorted().toList();
    }
  }

  private static List<Problem> errors(String text) {
    return problems(text).stream().filter(Problem::isError).toList();
  }

  private static List<Problem> problems(String text) {
    ParsedWorkflow parsed =
        new WorkflowReader(Map.of("PG_PASSWORD", "p", "OM_JWT_TOKEN", "t"))
            .read("f", text.getBytes(StandardCharsets.UTF_8));
    List<Problem> problems = new ArrayList<>(parsed.problems());
    parsed
        .workflow()
        .ifPresent(
            workflow ->
                problems.addAll(
                    StandardRules.validator(ServerUse.REAL).validate(workflow, parsed::locate)));
    return problems;
  }

  private static List<Mutation> mutations(String text, Random random) {
    List<String> lines = text.lines().toList();
    List<Mutation> mutations = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Matcher line = LINE.matcher(lines.get(i));
      if (!line.matches()) {
        continue;
      }
      String start = line.group(1) + line.group(2);
      String key = line.group(3);
      String rest = line.group(4) == null ? "" : line.group(4);
      String value = rest.strip();
      boolean leaf = !value.isEmpty() && !value.equals("|");
      for (int n = 0; n < 3; n++) {
        add(mutations, "misspelt key", lines, i, start + misspell(key, random) + ":" + rest);
      }
      add(mutations, "no colon", lines, i, start + key + rest);
      add(mutations, "no blank", lines, i, start + key + ":" + value);
      if (leaf) {
        add(mutations, "list for value", lines, i, start + key + ": [" + value + "]");
        add(mutations, "mapping for value", lines, i, start + key + ": {x: " + value + "}");
        add(mutations, "open quote", lines, i, start + key + ": \"" + value.replace("\"", ""));
        add(mutations, "open bracket", lines, i, start + key + ": [" + value);
        add(mutations, "two colons", lines, i, start + key + ": x: " + value);
        if (value.matches("[a-zA-Z-]{4,}")) {
          add(mutations, "misspelt value", lines, i, start + key + ": " + misspell(value, random));
        }
        if (value.matches("[\"']?[0-9.]+[\"']?")) {
          add(mutations, "word for number", lines, i, start + key + ": many");
        }
        if (line.group(2).isEmpty()) {
          List<Integer> where = new ArrayList<>(List.of(parent(lines, i), i, i + 1));
          mutations.add(new Mutation("dropped key", with(lines, i, null), where));
          add(mutations, "no value", lines, i, start + key + ":", parent(lines, i));
          String twice = lines.get(i) + "\n" + lines.get(i);
          mutations.add(new Mutation("duplicate key", with(lines, i, twice), List.of(i + 2)));
        }
      }
      if (line.group(2).isEmpty()) {
        add(mutations, "one blank more", lines, i, " " + lines.get(i), i, i + 2);
        if (!line.group(1).isEmpty()) {
          add(mutations, "one blank less", lines, i, lines.get(i).substring(1), i, i + 2);
          add(mutations, "tab", lines, i, "\t" + lines.get(i).strip());
        }
      }
    }
    return mutations;
  }

  private static void add(
      List<Mutation> mutations, String kind, List<String> lines, int at, String line, int... also) {
    List<Integer> where = new ArrayList<>(List.of(at + 1));
    for (int one : also) {
      where.add(one);
    }
    mutations.add(new Mutation(kind, with(lines, at, line), where));
  }

  private static String with(List<String> lines, int at, @Nullable String line) {
    List<String> changed = new ArrayList<>(lines);
    if (line == null) {
      changed.remove(at);
    } else {
      changed.set(at, line);
    }
    return String.join("\n", changed) + "\n";
  }

  /** The line, from 1 on, of the key that a line stands under; 1 at the outermost. */
  private static int parent(List<String> lines, int at) {
    int indent = indent(lines.get(at));
    for (int i = at - 1; i >= 0; i--) {
      if (!lines.get(i).isBlank() && indent(lines.get(i)) < indent) {
        return i + 1;
      }
      if (lines.get(i).strip().startsWith("- ") && indent(lines.get(i)) + 2 == indent) {
        return i + 1;
      }
    }
    return 1;
  }

  private static int indent(String line) {
    return line.length() - line.stripLeading().length();
  }

  /** One or two letters left out, added, changed or swapped. */
  static String misspell(String word, Random random) {
    String wrong = word;
    int edits = word.length() < 5 ? 1 : 1 + random.nextInt(2);
    for (int n = 0; n < edits || wrong.equalsIgnoreCase(word); n++) {
      int at = random.nextInt(wrong.length() - 1);
      String letter = String.valueOf(LETTERS.charAt(random.nextInt(26)));
      wrong =
          switch (random.nextInt(4)) {
            case 0 -> wrong.substring(0, at) + wrong.substring(at + 1);
            case 1 -> wrong.substring(0, at) + letter + wrong.substring(at);
            case 2 -> wrong.substring(0, at) + letter + wrong.substring(at + 1);
            default ->
                wrong.substring(0, at)
                    + wrong.charAt(at + 1)
                    + wrong.charAt(at)
                    + wrong.substring(at + 2);
          };
    }
    return wrong;
  }
}
