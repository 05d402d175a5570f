package io.dqrun.runner.sandbox;

/** Which entities a reading request wants: the parameter {@code include}. */
enum Include {
  NON_DELETED,
  DELETED,
  ALL;

  static Include of(Request request) {
    return switch (request.query("include").orElse("non-deleted")) {
      case "non-deleted" -> NON_DELETED;
      case "deleted" -> DELETED;
      case "all" -> ALL;
      default -> throw ErrorReply.routing(request.version(), 404);
    };
  }

  boolean covers(Entity entity) {
    return switch (this) {
      case ALL -> true;
      case DELETED -> entity.isDeleted();
      case NON_DELETED -> !entity.isDeleted();
    };
  }
}
