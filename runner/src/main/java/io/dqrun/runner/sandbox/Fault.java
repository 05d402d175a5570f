package io.dqrun.runner.sandbox;

/** One way in which a request goes wrong. */
public enum Fault {
  BAD_REQUEST(400),
  UNAUTHORIZED(401),
  FORBIDDEN(403),
  NOT_FOUND(404),
  REQUEST_TIMEOUT(408),
  CONFLICT(409),
  TOO_LARGE(413),
  /** With {@code Retry-After} in seconds. */
  TOO_MANY_REQUESTS(429),
  /** With {@code Retry-After} as a date. */
  TOO_MANY_REQUESTS_UNTIL(429),
  INTERNAL_ERROR(500),
  BAD_GATEWAY(502),
  UNAVAILABLE(503),
  GATEWAY_TIMEOUT(504),
  /** To a host of another name. */
  REDIRECT(301),
  /** A login page, with status 200. */
  HTML(200),
  /** The connection ends before the request is read to its end; nothing is done. */
  DROP_REQUEST(0),
  /** The work is done; the connection ends without an answer. */
  DROP_ANSWER(0),
  /** The work is done; the connection ends in the middle of the body. */
  CUT_ANSWER(0),
  /** The work is done; the JSON ends in its middle, as if it were whole. */
  TRUNCATED_JSON(0),
  /** The work is done; the answer has no body. */
  NO_CONTENT(0),
  /** The work is done; the body comes one byte per second. */
  TRICKLE(0),
  /** The work is done; the body never ends. */
  ENDLESS(0),
  /** The work is done; the answer unpacks to far more than anybody can want. */
  GZIP_BOMB(0);

  private final int status;

  Fault(int status) {
    this.status = status;
  }

  /** The status of an answer that is given instead of any work; 0 if there is none. */
  int status() {
    return status;
  }

  /** Whether the request is done nevertheless. */
  boolean doesTheWork() {
    return status == 0 && this != DROP_REQUEST;
  }
}
