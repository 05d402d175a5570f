package io.dqrun.runner.delivery;

/** Why a request to the server did not succeed, as far as delivery acts differently. */
public enum SendFailure {
  /** This result will never be accepted: 400, 404, 413, 422. */
  REJECTED,
  /** The server has a result of this case with this timestamp: 409. */
  CONFLICT,
  /** The token or a permission was refused: 401, 403. Other results will fare no better. */
  REFUSED,
  /** The server did not store it, and may do so later: no connection, 408, 425, 429 and so on. */
  NOT_STORED,
  /** The answer was lost or says nothing about the result: 5xx, a broken connection. */
  OUTCOME_UNKNOWN;

  /**
   * What an answer of the server means.
   *
   * <p>Even a 500 may come after the result was stored, so that every 5xx is {@link
   * #OUTCOME_UNKNOWN}.
   *
   * @param status an HTTP status that is no success
   */
  public static SendFailure ofStatus(int status) {
    return switch (status) {
      case 400, 404, 413, 422 -> REJECTED;
      case 409 -> CONFLICT;
      case 401, 403 -> REFUSED;
      default -> status >= 300 && status < 500 ? NOT_STORED : OUTCOME_UNKNOWN;
    };
  }
}
