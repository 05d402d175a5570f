package io.dqrun.runner.sandbox.wire;

/**
 * One method of one path.
 *
 * @param method the HTTP method
 * @param template the path below {@code /api/v1/}; a segment in braces is a variable
 * @param access who may call it
 * @param handler answers it
 */
public record Route(String method, String template, Access access, Handler handler) {

  /** Who may call a route. */
  public enum Access {
    /** Everybody, without a token. */
    PUBLIC,
    /** Whoever sends a token. */
    TOKEN
  }

  /** Answers a request, or throws an {@link ErrorReply}. */
  @FunctionalInterface
  public interface Handler {
    Reply handle(Request request);
  }

  public static Route get(String template, Handler handler) {
    return new Route("GET", template, Access.TOKEN, handler);
  }

  public static Route post(String template, Handler handler) {
    return new Route("POST", template, Access.TOKEN, handler);
  }

  public static Route put(String template, Handler handler) {
    return new Route("PUT", template, Access.TOKEN, handler);
  }

  public static Route delete(String template, Handler handler) {
    return new Route("DELETE", template, Access.TOKEN, handler);
  }
}
