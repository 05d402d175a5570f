package io.dqrun.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import org.jspecify.annotations.Nullable;

/** What this server can do, found out once per connection. */
final class Negotiation {

  private final ApiConnection connection;
  private final String url;
  private final VersionCheck check;
  private @Nullable ServerVersion version;
  private @Nullable SuiteEndpoint endpoint;
  private @Nullable ResultEndpoint results;
  private @Nullable Boolean suiteInTestCase;

  Negotiation(ApiConnection connection, ServerAddress address, VersionCheck check) {
    this.connection = connection;
    this.url = address.url();
    this.check = check;
  }

  /**
   * The server's version.
   *
   * @throws DqException if it is not supported and that is not switched off
   */
  synchronized ServerVersion version() {
    ServerVersion found = version;
    if (found == null) {
      found = ask();
      version = found;
    }
    if (check == VersionCheck.ENFORCE && !found.atLeast(1, 5, 0)) {
      throw new DqException(
          Problem.error(
                  ProblemCode.UNSUPPORTED_SERVER,
                  "the server at "
                      + url
                      + " is OpenMetadata "
                      + found
                      + "; 1.5 is the oldest that"
                      + " is supported")
              .withPath(ServerAddress.KEY)
              .withHint("upgrade the server, or set enableVersionValidation: false to try it"));
    }
    return found;
  }

  private ServerVersion ask() {
    JsonNode text = connection.tree(ApiCall.get(Route.VERSION)).path("version");
    if (!text.isTextual()) {
      throw new DqException(
          Problem.error(ProblemCode.NOT_OPENMETADATA, url + " does not tell a version")
              .withPath(ServerAddress.KEY)
              .withHint("check that hostPort names an OpenMetadata server and ends in /api"));
    }
    ServerVersion found = ServerVersion.parse(connection.shown(text.asText()));
    if (!found.known()) {
      connection.warn(
          "version",
          Problem.warning(
                  ProblemCode.UNSUPPORTED_SERVER,
                  "the server calls its version '" + found + "'; it is taken for the newest")
              .withPath(ServerAddress.KEY));
    }
    return found;
  }

  /** The spelling of the route for suites of tables. */
  synchronized SuiteEndpoint suiteEndpoint() {
    SuiteEndpoint known = endpoint;
    return known == null ? SuiteEndpoint.of(version()) : known;
  }

  /** Remembers what the server's answer proved. */
  synchronized void correct(SuiteEndpoint proven) {
    endpoint = proven;
  }

  /** The spelling of the route for results. */
  synchronized ResultEndpoint resultEndpoint() {
    ResultEndpoint known = results;
    return known == null ? ResultEndpoint.of(version()) : known;
  }

  /** Remembers what the server's answer proved. */
  synchronized void correct(ResultEndpoint proven) {
    results = proven;
  }

  /** Whether a request to create a case must name its suite; servers from 1.8 on refuse that. */
  synchronized boolean suiteInTestCase() {
    Boolean known = suiteInTestCase;
    return known == null ? !version().atLeast(1, 8, 0) : known;
  }

  /** Remembers what the server's answer proved. */
  synchronized void correctSuiteInTestCase(boolean proven) {
    suiteInTestCase = proven;
  }
}
