package io.dqrun.architecture.broken.lower;

import io.dqrun.architecture.broken.upper.Attic;

/** Breaks the laws on purpose. */
public class Cellar {
  private final Attic above;

  public Cellar(Attic above) {
    this.above = above;
  }

  public Attic above() {
    return above;
  }
}
