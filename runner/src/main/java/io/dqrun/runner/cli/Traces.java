package io.dqrun.runner.cli;

/**
 * Stack traces for {@code --debug}: where, but never the foreign messages, which may hold secrets.
 */
final class Traces {

  private static final int MOST_CAUSES = 10;

  private Traces() {}

  static String render(Throwable thrown) {
    StringBuilder text = new StringBuilder();
    Throwable at = thrown;
    for (int depth = 0; at != null && depth < MOST_CAUSES; depth++) {
      text.append(depth == 0 ? "" : "caused by ").append(at.getClass().getName()).append('\n');
      for (StackTraceElement element : at.getStackTrace()) {
        text.append("    at ").append(element).append('\n');
      }
      at = at.getCause();
    }
    return text.toString();
  }
}
