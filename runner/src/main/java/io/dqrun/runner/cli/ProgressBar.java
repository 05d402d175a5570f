package io.dqrun.runner.cli;

import java.io.PrintStream;

/** How far a long piece of work is, on one line of a terminal that is written over and over. */
final class ProgressBar {

  private static final int WIDTH = 30;
  private static final long NANOS_BETWEEN = 100_000_000;

  private final PrintStream terminal;
  private final int total;
  private final boolean shown;
  private int done;
  private boolean visible;
  private long last = System.nanoTime();

  private ProgressBar(PrintStream terminal, int total, boolean shown) {
    this.terminal = terminal;
    this.total = total;
    this.shown = shown;
  }

  /** A bar, if somebody looks. */
  static ProgressBar of(Invocation invocation, int total) {
    return new ProgressBar(
        invocation.terminal().err(),
        total,
        invocation.terminal().interactive() && !invocation.quiet() && total > 1);
  }

  /** One more is done. */
  void step() {
    done++;
    long now = System.nanoTime();
    if (shown && now - last >= NANOS_BETWEEN) {
      last = now;
      int filled = (int) ((long) WIDTH * done / total);
      terminal.print(
          "\r[" + "#".repeat(filled) + " ".repeat(WIDTH - filled) + "] " + done + "/" + total);
      terminal.flush();
      visible = true;
    }
  }

  /** Removes it, before something else is printed. */
  void clear() {
    if (visible) {
      terminal.print("\r\u001b[K");
      terminal.flush();
      visible = false;
    }
  }
}
