package io.dqrun.runner.sandbox.store;

import io.dqrun.runner.sandbox.wire.ErrorReply;
import io.dqrun.runner.sandbox.wire.Request;

/** Which entities a reading request wants: the parameter {@code include}. */
public enum Include {
  NON_DELETED,
  DELETED,
  ALL;

  public static Include of(Request request) {
    return switch (request.query("include").orElse("non-deleted")) {
      case "non-deleted" -> NON_DELETED;
      case "deleted" -> DELETED;
      case "all" -> ALL;
      default -> throw ErrorReply.routing(request.errorStyle(), 404);
    };
  }

  public boolean covers(Entity entity) {
    return switch (this) {
      case ALL -> true;
      case DELETED -> entity.isDeleted();
      case NON_DELETED -> !entity.isDeleted();
    };
  }
}
