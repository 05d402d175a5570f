package io.dqrun.runner.sandbox;

import io.dqrun.runner.sandbox.wire.Caller;
import io.dqrun.runner.sandbox.wire.ErrorReply;
import io.dqrun.runner.sandbox.wire.Route;

/** What those may not do who may only read. */
final class Permissions {

  private final SandboxVersion version;

  Permissions(SandboxVersion version) {
    this.version = version;
  }

  void check(Caller caller, Route route) {
    if (!caller.mayWrite() && !isRead(route)) {
      throw ErrorReply.forbidden(caller.name(), operation(route));
    }
  }

  private boolean isRead(Route route) {
    // Old servers want the permission to edit from those who read results.
    boolean guarded =
        route.template().contains("/testCaseResults/{fqn}") && !version.since(SandboxVersion.V1_7);
    return route.method().equals("GET") && !guarded;
  }

  private static String operation(Route route) {
    String path = route.template();
    if (path.contains("testCaseResult") || path.contains("ogicalTestCases")) {
      return "EditTests";
    }
    if (path.endsWith("/pipelineStatus")) {
      return "EditIngestionPipelineStatus";
    }
    if (path.contains("/deploy")) {
      return "Deploy";
    }
    if (path.contains("/trigger/")) {
      return "Trigger";
    }
    if (path.contains("/kill/")) {
      return "Kill";
    }
    return switch (route.method()) {
      case "POST" -> "Create";
      case "DELETE" -> "Delete";
      default -> "EditAll";
    };
  }
}
