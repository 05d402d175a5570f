package io.dqrun.runner.engines;

/** Presto 0.287; how to start it is in CONTRIBUTING.md. */
class PrestoEngineTest extends TrinoFamilyLaws {

  PrestoEngineTest() {
    super("Presto", "TIMESTAMP");
  }
}
