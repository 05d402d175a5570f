package io.dqrun.codec;

import io.dqrun.workflow.Component;
import java.util.LinkedHashMap;
import java.util.Map;

/** The tree of a part with settings of its own. */
final class ComponentTree {

  private ComponentTree() {}

  static Map<String, Object> of(String path, Component component, SecretGuard guard) {
    guard.open(path + ".config", "", component.config());
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("type", component.type());
    tree.put("config", component.config());
    return tree;
  }
}
