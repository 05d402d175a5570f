package io.dqrun.runner.sandbox.wire;

/** How a generation of servers tells what is wrong with a request. */
public enum ErrorStyle {
  /** The status of the web framework's errors is hidden in the text of a 500. */
  WRAPPED,
  /** With their own status; what is wrong with a body in the words of the JSON library. */
  PLAIN,
  /** With their own status; what is wrong with a body is not told. */
  TERSE
}
