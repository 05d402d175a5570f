package io.dqrun.client;

import io.dqrun.entity.TestDefinition;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The definitions that were asked for so far, each once. Whoever needs a second one gets the
 * server's list read, one request instead of one for each; only what is not on it is asked for by
 * its name.
 */
final class KnownDefinitions {

  private final TestDefinitionApi server;
  private final Map<String, Optional<TestDefinition>> asked = new ConcurrentHashMap<>();
  private final Map<String, TestDefinition> listed = new HashMap<>();
  private Reading reading = Reading.BY_NAME;

  private enum Reading {
    BY_NAME,
    BY_LIST,
    LISTED
  }

  KnownDefinitions(TestDefinitionApi server) {
    this.server = server;
  }

  Optional<TestDefinition> find(String name) {
    return asked.computeIfAbsent(name, key -> listed(key).or(() -> server.find(key)));
  }

  private synchronized Optional<TestDefinition> listed(String name) {
    if (reading == Reading.BY_LIST) {
      reading = Reading.LISTED;
      try {
        server.firstPage().forEach(one -> listed.putIfAbsent(one.name(), one));
      } catch (ApiException e) {
        // It is a short cut: each that is needed is asked for by its name, and that failure told.
      }
    }
    if (reading == Reading.BY_NAME) {
      reading = Reading.BY_LIST;
    }
    return Optional.ofNullable(listed.get(name));
  }
}
