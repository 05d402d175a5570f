package io.dqrun.runner.dialect;

/** Points in time for databases that take no more digits of a second than three. */
final class Milliseconds {

  private static final int MICRO_DIGITS = 3;

  private Milliseconds() {}

  /** Date and time without the last digits of its microseconds. */
  static String of(String microseconds) {
    return microseconds.substring(0, microseconds.length() - MICRO_DIGITS);
  }
}
