package io.dqrun.runner.execute;

/** Ends a query of which enough rows are known. */
final class EnoughRows extends RuntimeException {

  private static final long serialVersionUID = 1L;

  EnoughRows() {
    super("enough", null, false, false);
  }
}
