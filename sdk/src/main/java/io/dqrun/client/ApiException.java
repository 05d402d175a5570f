package io.dqrun.client;

import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A request that did not lead to an answer of use: refused, not understood, or never answered.
 *
 * <p>Subclasses exist only for what callers treat differently. No text of it holds a secret.
 */
public class ApiException extends DqException {

  private static final long serialVersionUID = 1L;

  private final String method;
  private final String pathTemplate;
  private final int status;
  private final String serverText;
  private final boolean outcomeUnknown;
  private final boolean unknownRoute;

  ApiException(Problem problem, Context context, @Nullable Throwable cause) {
    super(problem, cause);
    this.method = context.call().method();
    this.pathTemplate = context.call().route().template();
    this.status = context.status();
    this.serverText = context.serverText();
    this.outcomeUnknown = context.outcomeUnknown();
    this.unknownRoute = context.unknownRoute();
  }

  /** What an {@link ApiException} is about. */
  record Context(
      ApiCall call, int status, String serverText, boolean outcomeUnknown, boolean unknownRoute) {}

  /**
   * Whether OpenMetadata's router answered, for it does not know the path or the method. Then
   * nothing was done, and another spelling of the route may be tried.
   */
  boolean unknownRoute() {
    return unknownRoute && (status == 404 || status == 405);
  }

  /** The HTTP method. */
  public String method() {
    return method;
  }

  /** The path with placeholders instead of names, such as {@code tables/name/{fqn}}. */
  public String pathTemplate() {
    return pathTemplate;
  }

  /**
   * The status that the server meant; 0 when no answer arrived. Some servers wrap a 404, 405, 406
   * or 415 in a 500, and answer 500 instead of 401 to a token of another installation.
   */
  public int status() {
    return status;
  }

  /** What the server said: one line, at most 500 characters; empty when it said nothing. */
  public String serverText() {
    return serverText;
  }

  /**
   * Whether the request changes something and may have been carried out all the same; then look
   * before it is sent again.
   */
  public boolean outcomeUnknown() {
    return outcomeUnknown;
  }
}
