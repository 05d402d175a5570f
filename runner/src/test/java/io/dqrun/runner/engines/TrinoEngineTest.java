package io.dqrun.runner.engines;

/** Trino 435; how to start it is in CONTRIBUTING.md. */
class TrinoEngineTest extends TrinoFamilyLaws {

  TrinoEngineTest() {
    super("Trino", "TIMESTAMP(6)");
  }
}
