package io.dqrun.workflow;

import java.util.Optional;

/** A test all of whose parameters are required, or that has none. */
public final class PlainTest extends TestBuilder<PlainTest> {

  PlainTest(String definition, Optional<String> column) {
    super(definition, column);
  }

  @Override
  PlainTest self() {
    return this;
  }
}
