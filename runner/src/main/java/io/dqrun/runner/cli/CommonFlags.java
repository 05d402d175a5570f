package io.dqrun.runner.cli;

import java.util.List;

/** The options that every command has. */
final class CommonFlags {

  static final Flag HELP = Flag.toggle("help", "h", "show this help");
  static final Flag QUIET = Flag.toggle("quiet", "q", "say nothing when all is well");
  static final Flag VERBOSE = Flag.toggle("verbose", "v", "say more about what is done");
  static final Flag DEBUG = Flag.toggle("debug", "show stack traces");
  static final Flag COLOR =
      Flag.value("color", "WHEN", "colours: auto, always or never (auto); NO_COLOR is honoured");
  static final Flag OUTPUT = Flag.value("output", "FORMAT", "text or json (text)");
  static final Flag STATE_DIR =
      Flag.value("state-dir", "DIR", "where undelivered results are kept ($XDG_STATE_HOME/dq-run)");

  static final Flag DRIVERS =
      Flag.value("drivers", "DIR", "further JDBC drivers ($XDG_DATA_HOME/dq-run/drivers)");

  static final List<Flag> ALL =
      List.of(QUIET, VERBOSE, DEBUG, COLOR, OUTPUT, STATE_DIR, DRIVERS, HELP);

  private CommonFlags() {}
}
