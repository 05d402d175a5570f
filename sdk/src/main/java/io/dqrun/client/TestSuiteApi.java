package io.dqrun.client;

import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.TestSuite;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Test suites. */
public final class TestSuiteApi {

  private final ApiConnection connection;
  private final Negotiation negotiation;

  TestSuiteApi(ApiConnection connection, Negotiation negotiation) {
    this.connection = connection;
    this.negotiation = negotiation;
  }

  /**
   * The suite of this FQN, basic or logical.
   *
   * @throws ApiException if the server could not be asked
   */
  public Optional<TestSuite> find(FullyQualifiedName suite) {
    return connection.find(ApiCall.get(Route.TEST_SUITE, suite.toString()), TestSuite.class);
  }

  /**
   * Creates the suite of a table, or gives the one that is there. The server names it {@code <table
   * FQN>.testSuite} whatever is sent.
   *
   * @throws NotFoundException if the server does not have the table
   * @throws ApiException if it was refused or could not be sent
   */
  public TestSuite putBasic(FullyQualifiedName table, String displayName, String description) {
    SuiteEndpoint endpoint = negotiation.suiteEndpoint();
    try {
      return putBasic(endpoint, table, displayName, description);
    } catch (NotFoundException e) {
      throw e;
    } catch (ApiException e) {
      // 404 and 405 of the router alone prove that the server is older than it says. Path and
      // field change together: a body without the field it knows would damage an old server.
      if (endpoint != SuiteEndpoint.BASIC || !refusedByRouter(e)) {
        throw e;
      }
      TestSuite suite = putBasic(SuiteEndpoint.EXECUTABLE, table, displayName, description);
      negotiation.correct(SuiteEndpoint.EXECUTABLE);
      return suite;
    }
  }

  private static boolean refusedByRouter(ApiException e) {
    return e.unknownRoute() && (e.status() == 404 || e.status() == 405);
  }

  private TestSuite putBasic(
      SuiteEndpoint endpoint, FullyQualifiedName table, String displayName, String description) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("name", table.child("testSuite").toString());
    body.put("displayName", displayName);
    body.put("description", description);
    body.put(endpoint.tableField(), table);
    return connection.load(ApiCall.put(Route.of(endpoint), body), TestSuite.class);
  }

  /**
   * Creates a logical suite, or gives the one of this name.
   *
   * @param name the suite's name, without quotes
   * @throws ApiException if it was refused or could not be sent
   */
  public TestSuite putLogical(String name, String displayName, String description) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("name", name);
    body.put("displayName", displayName);
    body.put("description", description);
    return connection.load(ApiCall.put(Route.LOGICAL_SUITES, body), TestSuite.class);
  }
}
