package io.dqrun.convert.service;

import io.dqrun.convert.ConversionRule;
import java.util.List;

/** Rules for connections to other services: dashboards, pipelines, messaging and the like. */
public final class ServiceRules {

  private ServiceRules() {}

  /** All of them; of those for the same release, an earlier one comes first. */
  public static List<ConversionRule> all() {
    return List.of();
  }
}
