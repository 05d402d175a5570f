package io.dqrun.runner.cli;

import org.jspecify.annotations.Nullable;

/** Tells whoever interrupts the waiting that the server does not stop with it. */
final class WaitNotice implements AutoCloseable {

  private final Terminal terminal;
  private @Nullable Thread hook;

  WaitNotice(Terminal terminal) {
    this.terminal = terminal;
  }

  /** From now on there is only waiting for this pipeline. */
  void begin(String pipeline) {
    Thread notice =
        new Thread(
            () -> {
              terminal
                  .err()
                  .println(
                      "dq-run: no longer waiting; the run goes on on the server, as pipeline "
                          + pipeline);
              terminal.err().flush();
            },
            "dq-run-wait-notice");
    Runtime.getRuntime().addShutdownHook(notice);
    hook = notice;
  }

  /** The waiting is over. */
  @Override
  public void close() {
    Thread notice = hook;
    if (notice == null) {
      return;
    }
    try {
      Runtime.getRuntime().removeShutdownHook(notice);
    } catch (IllegalStateException e) {
      // The process is about to end; the notice is being given.
      return;
    }
  }
}
