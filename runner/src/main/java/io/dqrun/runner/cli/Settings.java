package io.dqrun.runner.cli;

import io.dqrun.problem.Nearest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;

/** The options and operands of one call: the command line first, then the environment. */
final class Settings {

  private final Map<String, List<String>> values;
  private final List<String> operands;

  private Settings(Map<String, List<String>> values, List<String> operands) {
    this.values = values;
    this.operands = operands;
  }

  /** Reads the arguments that follow the command's word. */
  static Settings parse(
      String command, List<Flag> ownFlags, List<String> arguments, Map<String, String> environment)
      throws UsageException {
    List<Flag> flags = new ArrayList<>(ownFlags);
    flags.addAll(CommonFlags.ALL);
    CommandLine line = parse(command, flags, arguments);
    Map<String, List<String>> values = new HashMap<>();
    for (Option option : line.getOptions()) {
      List<String> given = values.computeIfAbsent(option.getLongOpt(), name -> new ArrayList<>());
      given.addAll(option.hasArg() ? option.getValuesList() : List.of("true"));
    }
    for (Flag flag : ownFlags) {
      fromEnvironment(flag, Optional.of(command), environment, values);
    }
    for (Flag flag : CommonFlags.ALL) {
      fromEnvironment(flag, Optional.empty(), environment, values);
    }
    return new Settings(values, List.copyOf(line.getArgList()));
  }

  /** Where the command line says nothing of an option, its variable does. */
  private static void fromEnvironment(
      Flag flag,
      Optional<String> scope,
      Map<String, String> environment,
      Map<String, List<String>> values)
      throws UsageException {
    String variable = flag.variable(scope);
    String value = environment.getOrDefault(variable, "");
    if (!value.isEmpty() && !values.containsKey(flag.name())) {
      values.put(flag.name(), List.of(checked(flag, variable, value)));
    }
  }

  private static CommandLine parse(String command, List<Flag> flags, List<String> arguments)
      throws UsageException {
    Options options = new Options();
    for (Flag flag : flags) {
      Option.Builder option = Option.builder(flag.letter().orElse(null)).longOpt(flag.name());
      options.addOption((flag.argument().isPresent() ? option.hasArg() : option).get());
    }
    try {
      return DefaultParser.builder()
          .setAllowPartialMatching(false)
          .setStripLeadingAndTrailingQuotes(false)
          .get()
          .parse(options, arguments.toArray(new String[0]));
    } catch (UnrecognizedOptionException e) {
      throw new UsageException(unknownOption(command, flags, e.getOption()));
    } catch (MissingArgumentException e) {
      throw new UsageException("option --" + e.getOption().getLongOpt() + " needs a value");
    } catch (ParseException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private static String unknownOption(String command, List<Flag> flags, String option) {
    String written = option.split("=", 2)[0];
    List<String> names = flags.stream().map(flag -> "--" + flag.name()).toList();
    return "dq-run "
        + command
        + " has no option "
        + written
        + Nearest.of(written, names).map(name -> "; did you mean " + name + "?").orElse("");
  }

  private static String checked(Flag flag, String variable, String value) throws UsageException {
    if (flag.argument().isPresent()) {
      return value;
    }
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "1", "true", "yes", "on" -> "true";
      case "0", "false", "no", "off" -> "false";
      default ->
          throw new UsageException(
              "the environment variable " + variable + " is '" + value + "'; say true or false");
    };
  }

  /** What is neither an option nor an option's value. */
  List<String> operands() {
    return operands;
  }

  /**
   * The one operand that a command may have.
   *
   * @throws UsageException if there are several
   */
  Optional<String> operand(String command) throws UsageException {
    if (operands.size() > 1) {
      throw new UsageException(
          "dq-run " + command + " takes one operand, not also: " + operands.get(1));
    }
    return operands.stream().findFirst();
  }

  /** Whether a switch is on. */
  boolean has(Flag flag) {
    return value(flag).orElse("").equals("true");
  }

  /** The value of an option; the last one where it is given twice. */
  Optional<String> value(Flag flag) {
    List<String> all = values.getOrDefault(flag.name(), List.of());
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  /** Every value of an option that may be given several times. */
  List<String> all(Flag flag) {
    return values.getOrDefault(flag.name(), List.of());
  }

  /** The value of an option that knows only some words. */
  String choice(Flag flag, List<String> words, String otherwise) throws UsageException {
    String word = value(flag).orElse(otherwise);
    if (!words.contains(word)) {
      throw new UsageException(
          "--"
              + flag.name()
              + " knows "
              + String.join(", ", words)
              + ", not '"
              + word
              + "'"
              + Nearest.of(word, words).map(name -> "; did you mean " + name + "?").orElse(""));
    }
    return word;
  }

  /** The value of an option that is a number from {@code least} to {@code most}. */
  int number(Flag flag, int least, int most, int otherwise) throws UsageException {
    Optional<String> text = value(flag);
    if (text.isEmpty()) {
      return otherwise;
    }
    if (text.get().matches("\\d{1,9}")) {
      int number = Integer.parseInt(text.get());
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw new UsageException(
        "--%s is '%s'; say a whole number from %d to %d"
            .formatted(flag.name(), text.get(), least, most));
  }

  /** The value of an option that is a time, such as {@code 90s}, {@code 10m} or {@code 2h}. */
  Duration duration(Flag flag, Duration otherwise) throws UsageException {
    Optional<String> text = value(flag);
    if (text.isEmpty()) {
      return otherwise;
    }
    Matcher matcher = Pattern.compile("(\\d{1,9})(ms|s|m|h)").matcher(text.get());
    long amount = matcher.matches() ? Long.parseLong(matcher.group(1)) : 0;
    if (amount == 0) {
      throw new UsageException(
          "--" + flag.name() + " is '" + text.get() + "'; say a time such as 90s, 10m or 2h");
    }
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      default -> Duration.ofHours(amount);
    };
  }
}
