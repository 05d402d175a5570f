package io.dqrun.runner.sandbox.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Ends the handling of a request with an error, in one of the shapes in which the server tells. */
public final class ErrorReply extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Reply reply;

  private ErrorReply(String message, Reply reply) {
    // Errors are answers here, some thousand of them in a test: no stack trace.
    super(message, null, false, false);
    this.reply = reply;
  }

  public Reply reply() {
    return reply;
  }

  /** A request that the server understood and refuses. */
  public static ErrorReply badRequest(String message) {
    return coded(400, message);
  }

  /** The server's own JSON parser could not read the body. */
  public static ErrorReply malformedJson(String message) {
    return new ErrorReply(message, Reply.text(400, message));
  }

  public static ErrorReply unauthorized(String message) {
    return challenged(coded(401, message));
  }

  public static ErrorReply forbidden(String caller, String operation) {
    return coded(
        403,
        "Principal: CatalogPrincipal{name='"
            + caller
            + "'} operations ["
            + operation
            + "] not allowed");
  }

  /** An error that the sandbox makes up. */
  public static Reply injected(int status) {
    return coded(status, "The sandbox was told to answer " + status).reply;
  }

  public static ErrorReply notFound(String type, Object key) {
    return challenged(coded(404, type + " instance for " + key + " not found"));
  }

  public static ErrorReply conflict() {
    return challenged(coded(409, "Entity already exists"));
  }

  /** What the orchestrator's absence makes of a deployment: a 400 with a challenge. */
  public static ErrorReply deployment(String message) {
    return challenged(badRequest(message));
  }

  /** An exception that a resource of the server wrapped itself. */
  public static ErrorReply wrapped(String cause) {
    return coded(500, during(cause));
  }

  /** An exception that nothing in the server expected. */
  public static ErrorReply unhandled(String cause) {
    ObjectNode body = Json.object();
    body.put("responseMessage", during(cause));
    body.put("errorType", "UNHANDLED_SERVER_EXCEPTION");
    return new ErrorReply(cause, Reply.json(500, body));
  }

  /** An error of the web framework; old servers hide its status in the text of a 500. */
  public static ErrorReply routing(ErrorStyle style, int status) {
    String text = "HTTP " + status + " " + reason(status);
    return style == ErrorStyle.WRAPPED ? unhandled(text) : coded(status, text);
  }

  /** The web server's own answer to a path outside the API. */
  public static ErrorReply outsideApi(String rawPath) {
    ObjectNode body = Json.object();
    body.put("servlet", "static");
    body.put("message", "Not Found");
    body.put("url", rawPath);
    body.put("status", "404");
    return new ErrorReply(
        "Not Found",
        Reply.json(404, body).with("Cache-Control", "must-revalidate,no-cache,no-store"));
  }

  private static ErrorReply coded(int status, String message) {
    ObjectNode body = Json.object();
    body.put("code", status);
    body.put("message", message);
    return new ErrorReply(message, Reply.json(status, body));
  }

  private static ErrorReply challenged(ErrorReply error) {
    error.reply.with("WWW-Authenticate", "om-auth");
    return error;
  }

  private static String during(String cause) {
    return "An exception with message [" + cause + "] was thrown while processing request.";
  }

  private static String reason(int status) {
    return switch (status) {
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 406 -> "Not Acceptable";
      case 415 -> "Unsupported Media Type";
      default -> throw new IllegalArgumentException("no routing error has status " + status);
    };
  }
}
