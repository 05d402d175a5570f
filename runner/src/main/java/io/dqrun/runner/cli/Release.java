package io.dqrun.runner.cli;

/** Which dq-run this is. */
final class Release {

  private Release() {}

  /** The version, as its jar tells it. */
  static String version() {
    String version = Release.class.getPackage().getImplementationVersion();
    return version == null ? "(development)" : version;
  }
}
