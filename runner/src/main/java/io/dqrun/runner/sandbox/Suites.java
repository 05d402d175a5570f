package io.dqrun.runner.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dqrun.runner.sandbox.store.Entity;
import io.dqrun.runner.sandbox.store.EntityStore;
import io.dqrun.runner.sandbox.store.SuiteEntity;
import io.dqrun.runner.sandbox.wire.Caller;
import io.dqrun.runner.sandbox.wire.Json;

/** What is done to suites by more than one path. */
final class Suites {

  private final EntityStore store;

  Suites(EntityStore store) {
    this.store = store;
  }

  /** The basic suite of a table; made, as newer servers do, if there is none. */
  SuiteEntity findOrCreateBasic(Entity table, Caller caller) {
    String fqn = SuiteEntity.basicFqn(table);
    SuiteEntity known = store.suites().find(fqn).orElse(null);
    if (known == null) {
      known = SuiteEntity.basic(fqn, table, Json.object(), caller);
      store.suites().add(known);
    } else if (known.isDeleted()) {
      known.update(known.body(), caller);
    }
    return known;
  }

  /** The logical suite of this name; made or brought to this content. */
  SuiteEntity putLogical(String name, ObjectNode body) {
    SuiteEntity fresh = SuiteEntity.logical(name, body, Caller.BOT);
    SuiteEntity known = store.suites().find(fresh.fqn()).orElse(null);
    if (known == null) {
      store.suites().add(fresh);
      return fresh;
    }
    known.update(body, Caller.BOT);
    return known;
  }
}
