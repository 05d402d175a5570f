package io.dqrun.codec;

import io.dqrun.entity.ParameterText;
import io.dqrun.problem.Location;
import io.dqrun.problem.Nearest;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A view on a mapping that types its values by what is asked for, and remembers what was asked for,
 * so that {@link #close} can report the keys that nobody knows.
 *
 * <p>What is wrong is reported and then answered as if it were absent.
 *
 * <p>Loops and conditions here and in what uses it, no chains of lambdas: linking one takes longer
 * than what it does for a file, and most calls read one file.
 */
final class Fields {

  /** More names than this are no help. */
  private static final int MAX_LISTED = 20;

  private final Reading reading;
  private final String path;
  private final Supplier<Location> place;
  private final YamlNode.Mapping mapping;
  private final Set<String> known = new LinkedHashSet<>();
  private final Set<String> refused = new HashSet<>();
  private final List<String> missing = new ArrayList<>();
  private String name = "";

  Fields(Reading reading, String path, Location place, YamlNode.Mapping mapping) {
    this(reading, path, () -> place, mapping);
  }

  /** The place is asked for only when something is wrong. */
  Fields(Reading reading, String path, Supplier<Location> place, YamlNode.Mapping mapping) {
    this.reading = reading;
    this.path = path;
    this.place = place;
    this.mapping = mapping;
  }

  /** Names what has these fields in messages, such as {@code the Postgres connection}. */
  Fields named(String what) {
    name = what;
    return this;
  }

  private String in() {
    if (!name.isEmpty()) {
      return " in " + name;
    }
    return path.isEmpty() ? "" : " in `" + lastKey(path) + "`";
  }

  String path(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  String path() {
    return path;
  }

  Location place() {
    return place.get();
  }

  Reading reading() {
    return reading;
  }

  YamlNode.Mapping mapping() {
    return mapping;
  }

  /** The entry of a key; empty also where nothing is written behind it. */
  Optional<YamlNode.Entry> entry(String key) {
    known.add(key);
    Optional<YamlNode.Entry> entry = mapping.find(key);
    boolean nothing =
        entry.isPresent()
            && entry.get().value() instanceof YamlNode.Scalar scalar
            && scalar.isNull();
    return nothing ? Optional.empty() : entry;
  }

  /** Reports the key as missing if nothing is given for it. */
  Fields require(String key) {
    if (entry(key).isEmpty()) {
      missing.add(key);
    }
    return this;
  }

  /**
   * Whether there are keys that nobody asked for yet. If there are none, nothing is found by asking
   * for more.
   */
  boolean hasMore() {
    for (YamlNode.Entry entry : mapping.entries()) {
      if (isStrange(entry)) {
        return true;
      }
    }
    return false;
  }

  private boolean isStrange(YamlNode.Entry entry) {
    return !known.contains(entry.key()) && !refused.contains(entry.key());
  }

  /** Accepts keys whatever they hold. */
  Fields accept(String... keys) {
    known.addAll(List.of(keys));
    return this;
  }

  /** Says that what is wrong about these keys is reported elsewhere, be they there or missing. */
  void handled(String... keys) {
    refused.addAll(List.of(keys));
  }

  /** A single value; what it must be is said in {@code expected}, such as {@code a text}. */
  private Optional<Value> value(String key, String expected) {
    Optional<YamlNode.Entry> entry = entry(key);
    if (entry.isEmpty()) {
      return Optional.empty();
    }
    return entry.get().value() instanceof YamlNode.Scalar scalar
        ? Optional.of(reading.value(scalar, path(key)))
        : wrongType(entry.get(), expected);
  }

  Optional<Value> text(String key) {
    return value(key, "a text");
  }

  /** A text for which nothing more is to be said. */
  Optional<String> plainText(String key) {
    Optional<Value> value = text(key);
    return value.isPresent() ? Optional.of(value.get().text()) : Optional.empty();
  }

  /** A text, or an empty one after a problem was reported. */
  String requiredText(String key) {
    return require(key).plainText(key).orElse("");
  }

  /** The text of a single value that holds a placeholder which was kept. */
  Optional<String> reference(String key) {
    Optional<YamlNode.Entry> entry = entry(key);
    if (entry.isPresent() && entry.get().value() instanceof YamlNode.Scalar scalar) {
      Value value = reading.value(scalar, path(key));
      return value.reference() ? Optional.of(value.text()) : Optional.empty();
    }
    return Optional.empty();
  }

  /** A single value that is to be more than a text. */
  private Optional<Value> typed(String key, String expected) {
    Optional<Value> value = value(key, expected);
    boolean usable = value.isPresent() && !value.get().failed() && isResolved(value.get());
    return usable ? value : Optional.empty();
  }

  private boolean isResolved(Value value) {
    if (value.reference()) {
      reading.report(
          ProblemCode.INVALID_VALUE,
          "`" + lastKey(value.path()) + "` is a reference, and only texts can keep one",
          value.path(),
          value.location(),
          "write the value itself, or read the file with its references replaced");
    }
    return !value.reference();
  }

  Optional<Boolean> flag(String key) {
    Optional<Value> value = typed(key, "true or false");
    if (value.isEmpty()) {
      return Optional.empty();
    }
    return switch (value.get().text().toLowerCase(Locale.ROOT)) {
      case "true", "yes", "on" -> Optional.of(true);
      case "false", "no", "off" -> Optional.of(false);
      default -> wrong(value.get(), "true or false");
    };
  }

  Optional<Integer> whole(String key, int least, int most) {
    Optional<Value> value = typed(key, "a whole number");
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (!value.get().text().matches("[+-]?[0-9]{1,18}")) {
      return wrong(value.get(), "a whole number");
    }
    long number = Long.parseLong(value.get().text());
    if (number < least || number > most) {
      return invalid(value.get(), "it must lie between " + least + " and " + most);
    }
    return Optional.of((int) number);
  }

  OptionalDouble number(String key) {
    Optional<Value> value = typed(key, "a number");
    if (value.isEmpty()) {
      return OptionalDouble.empty();
    }
    try {
      double parsed = ParameterText.parseFloat(value.get().text());
      if (Double.isFinite(parsed)) {
        return OptionalDouble.of(parsed);
      }
    } catch (IllegalArgumentException e) {
      // Told below.
    }
    wrong(value.get(), "a number");
    return OptionalDouble.empty();
  }

  /** One of several words, spelt exactly so. */
  Optional<String> choice(String key, List<String> choices) {
    Optional<Value> value = typed(key, "a text");
    if (value.isEmpty()) {
      return Optional.empty();
    }
    String text = value.get().text();
    return choices.contains(text)
        ? Optional.of(text)
        : invalid(value.get(), Hints.choose(text, choices));
  }

  /** One of several constants, spelt exactly so. */
  <E> Optional<E> choice(String key, E[] constants, Function<E, String> spelling) {
    List<String> words = new ArrayList<>();
    for (E constant : constants) {
      words.add(spelling.apply(constant));
    }
    Optional<String> word = choice(key, words);
    return word.isPresent() ? Optional.of(constants[words.indexOf(word.get())]) : Optional.empty();
  }

  /** The mapping under a key. */
  Optional<Fields> object(String key) {
    Optional<YamlNode.Entry> entry = entry(key);
    if (entry.isEmpty()) {
      return Optional.empty();
    }
    return entry.get().value() instanceof YamlNode.Mapping inner
        ? Optional.of(new Fields(reading, path(key), () -> place(entry.get(), inner), inner))
        : wrongType(entry.get(), "a mapping");
  }

  /** The key; on its own if the mapping stands in its line and may hold misspelt secrets. */
  private static Location place(YamlNode.Entry entry, YamlNode.Mapping inner) {
    boolean sameLine = inner.location().line() == entry.keyLocation().line();
    return sameLine ? entry.bareKeyLocation() : entry.keyLocation();
  }

  /** The values of the list under a key; empty where there is none. */
  List<YamlNode> list(String key) {
    Optional<YamlNode.Entry> entry = entry(key);
    if (entry.isEmpty()) {
      return List.of();
    }
    return entry.get().value() instanceof YamlNode.Sequence sequence
        ? sequence.items()
        : this.<List<YamlNode>>wrongType(entry.get(), "a list").orElse(List.of());
  }

  /** The mappings of the list under a key. */
  List<Fields> objects(String key) {
    List<Fields> objects = new ArrayList<>();
    List<YamlNode> items = list(key);
    for (int i = 0; i < items.size(); i++) {
      String itemPath = path(key) + "[" + i + "]";
      YamlNode item = items.get(i);
      if (item instanceof YamlNode.Mapping inner) {
        objects.add(new Fields(reading, itemPath, inner::location, inner));
      } else {
        reading.report(
            ProblemCode.WRONG_TYPE,
            "each item of `" + key + "` must be a mapping, not " + item.kind(),
            itemPath,
            item.location());
      }
    }
    return objects;
  }

  /** Reports a key that stands here but is not read any more or not yet; its value is not shown. */
  void refuse(String key, ProblemCode code, String message, String hint) {
    refused.add(key);
    Optional<YamlNode.Entry> entry = mapping.find(key);
    if (entry.isPresent()) {
      reading.report(code, message, path(key), entry.get().bareKeyLocation(), hint);
    }
  }

  /** Reports a key that only newer servers than those of 1.6 and 1.7 know. */
  void refuseNewer(String key, String since) {
    if (reading.knowsNewest()) {
      accept(key);
      return;
    }
    refuse(
        key,
        ProblemCode.UNSUPPORTED_SETTING,
        "`" + key + "` is not known to older servers: it came to OpenMetadata with " + since,
        "remove it, or validate with --target newest for a server that knows it");
  }

  /** Reports a value that is of the right type but not possible. */
  <T> Optional<T> invalid(Value value, String hint) {
    reading.report(
        ProblemCode.INVALID_VALUE,
        value.shown() + " is not valid for `" + lastKey(value.path()) + "`",
        value.path(),
        value.location(),
        hint);
    return Optional.empty();
  }

  private <T> Optional<T> wrong(Value value, String expected) {
    reading.report(
        ProblemCode.WRONG_TYPE,
        "`" + lastKey(value.path()) + "` must be " + expected + ", not " + value.shown(),
        value.path(),
        value.location());
    return Optional.empty();
  }

  <T> Optional<T> wrongType(YamlNode.Entry entry, String expected) {
    reading.report(
        ProblemCode.WRONG_TYPE,
        "`" + entry.key() + "` must be " + expected + ", not " + entry.value().kind(),
        path(entry.key()),
        entry.keyLocation());
    return Optional.empty();
  }

  private static String lastKey(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  /** Reports what is missing and what is not known; a misspelt key that is missing only once. */
  void close() {
    List<YamlNode.Entry> strange = new ArrayList<>();
    for (YamlNode.Entry entry : mapping.entries()) {
      if (isStrange(entry)) {
        strange.add(entry);
      }
    }
    if (strange.isEmpty() && missing.isEmpty()) {
      return;
    }
    List<String> absent = known.stream().filter(key -> mapping.find(key).isEmpty()).toList();
    for (YamlNode.Entry entry : strange) {
      String name = entry.visibleKey().replace("...", "");
      Optional<String> meant = Nearest.of(name, absent).or(() -> Nearest.of(name, known));
      meant.ifPresent(missing::remove);
      // Where one key is strange and one is missing, the two are probably one mistake.
      boolean pair = strange.size() == 1 && missing.size() == 1 && absent.containsAll(missing);
      unknown(entry, meant, meant.isEmpty() && pair ? List.of(missing.remove(0)) : List.of());
    }
    for (String key : missing) {
      if (refused.contains(key)) {
        continue;
      }
      reading.report(
          ProblemCode.MISSING_KEY,
          "`" + key + "` is missing" + in(),
          path(key),
          mapping.find(key).map(YamlNode.Entry::keyLocation).orElseGet(place),
          "add `" + key + ": ...`");
    }
  }

  private void unknown(YamlNode.Entry entry, Optional<String> meant, List<String> instead) {
    Problem problem =
        Problem.error(
                ProblemCode.UNKNOWN_KEY,
                "`"
                    + entry.visibleKey()
                    + "` is not known"
                    + (path.isEmpty() ? " in a workflow" : in()))
            .withPath(path(entry.visibleKey()))
            .withLocation(entry.bareKeyLocation());
    reading.report(problem.withHint(meant.map(Fields::didYouMean).orElseGet(() -> known(instead))));
  }

  private static String didYouMean(String key) {
    return "did you mean `" + key + "`?";
  }

  private String known(List<String> missingInstead) {
    if (!missingInstead.isEmpty()) {
      return "`" + missingInstead.get(0) + "` is missing: is it meant by this?";
    }
    return known.isEmpty() || known.size() > MAX_LISTED
        ? "remove it"
        : "known are: " + String.join(", ", known);
  }
}
