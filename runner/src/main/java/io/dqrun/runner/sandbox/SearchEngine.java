package io.dqrun.runner.sandbox;

import io.dqrun.runner.sandbox.store.Kind;
import io.dqrun.runner.sandbox.wire.ErrorReply;
import io.dqrun.runner.sandbox.wire.Route;
import java.util.Set;

/** The search engine behind the server, on which more calls depend than one would think. */
public enum SearchEngine {
  UP,
  /** Nothing answers: what needs it fails with status 500. */
  DOWN;

  private static final Set<String> DEPENDENT =
      Set.of(
          "POST " + Kind.CASE.path(),
          "PUT " + Kind.CASE.path(),
          "GET " + Kind.SUITE.path(),
          "GET " + Kind.SUITE.path() + "/{id}",
          "GET " + Kind.SUITE.path() + "/name/{fqn}",
          "GET " + Kind.SUITE.path() + "/search/list",
          "GET " + Kind.CASE.path() + "/testCaseResults/search/list",
          "POST " + Kind.PIPELINE.path(),
          "PUT " + Kind.PIPELINE.path());

  void check(Route route) {
    if (this == DOWN && DEPENDENT.contains(route.method() + " " + route.template())) {
      throw ErrorReply.unhandled("Connection refused");
    }
  }
}
