package io.dqrun.runner.cli;

import java.util.ArrayList;
import java.util.List;

/** What a conversion does with what it finds. */
enum ConvertMode {
  REPORT,
  DIFF,
  CHECK,
  CHECK_AND_DIFF,
  WRITE,
  FOLDER,
  STANDARD_OUTPUT;

  static final Flag WRITE_FLAG = Flag.toggle("write", "replace the files");
  static final Flag OUT =
      Flag.value("out", "DIR", "write into another folder; - for standard output");
  static final Flag DIFF_FLAG = Flag.toggle("diff", "show what would change, as a unified diff");
  static final Flag CHECK_FLAG = Flag.toggle("check", "exit with 65 if anything would change");

  /** The mode that the options ask for. */
  static ConvertMode of(Settings settings) throws UsageException {
    List<String> given = new ArrayList<>();
    for (Flag flag : List.of(WRITE_FLAG, DIFF_FLAG, CHECK_FLAG)) {
      if (settings.has(flag)) {
        given.add("--" + flag.name());
      }
    }
    settings.value(OUT).ifPresent(folder -> given.add("--out"));
    if (given.equals(List.of("--diff", "--check"))) {
      return CHECK_AND_DIFF;
    }
    if (given.size() > 1) {
      throw new UsageException(
          String.join(" and ", given) + " exclude each other; only --check and --diff go together");
    }
    if (settings.has(WRITE_FLAG)) {
      return WRITE;
    }
    if (settings.value(OUT).isPresent()) {
      return settings.value(OUT).filter("-"::equals).isPresent() ? STANDARD_OUTPUT : FOLDER;
    }
    return settings.has(DIFF_FLAG) ? DIFF : settings.has(CHECK_FLAG) ? CHECK : REPORT;
  }

  /** Whether standard output is for a diff. */
  boolean showsDiff() {
    return this == DIFF || this == CHECK_AND_DIFF;
  }

  /** Whether work that is left is an error. */
  boolean checks() {
    return this == CHECK || this == CHECK_AND_DIFF;
  }

  /** Whether standard output is for something else than what is told about the files. */
  boolean takesStandardOutput() {
    return showsDiff() || this == STANDARD_OUTPUT;
  }

  /** What to say of a file that is converted. */
  String verb() {
    return switch (this) {
      case WRITE, FOLDER, STANDARD_OUTPUT -> "converted";
      case REPORT, DIFF, CHECK, CHECK_AND_DIFF -> "would be converted";
    };
  }
}
