package io.dqrun.workflow;

import java.util.Map;

/**
 * A part of a workflow whose settings are known to its implementation only: {@code sink}, {@code
 * stage}, {@code bulkSink}, {@code elasticsSearch}.
 *
 * @param type the implementation, such as {@code metadata-rest}
 * @param config its settings; texts, numbers, booleans, lists and maps. It may hold secrets
 */
public record Component(String type, Map<String, Object> config) {

  /**
   * Copies the settings deeply and leaves out what is null in them.
   *
   * @throws IllegalArgumentException if a value is of another class
   */
  public Component {
    config = OpenValues.copy(config);
  }

  /** Without the values, which may be secrets. */
  @Override
  public String toString() {
    return "Component[type=" + type + ", config=" + config.keySet() + "]";
  }
}
