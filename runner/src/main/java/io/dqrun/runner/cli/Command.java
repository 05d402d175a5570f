package io.dqrun.runner.cli;

import java.util.List;

/** A subcommand. */
interface Command {

  /** The word on the command line. */
  String name();

  /** What follows the word, such as {@code WORKFLOW...}; empty for nothing. */
  String operands();

  /** One line for the list of commands. */
  String summary();

  /** What its help says below the usage line; lines of at most 80 characters. */
  String description();

  /** Its own options, beside the common ones. */
  List<Flag> flags();

  /** What its first operand may be, where that is a closed list; else empty. */
  default List<String> words() {
    return List.of();
  }

  /** Does it. */
  ExitCode run(Invocation invocation) throws UsageException;
}
