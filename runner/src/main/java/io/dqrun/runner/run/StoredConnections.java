package io.dqrun.runner.run;

import io.dqrun.entity.DatabaseService;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.submit.PlannedCase;
import io.dqrun.workflow.Workflow;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The server's own ingestion knows only the connections that the server has stored. */
final class StoredConnections {

  private StoredConnections() {}

  /** What is to be said of the services of these cases before the server runs them. */
  static List<Problem> missing(ServerSession server, Workflow workflow, List<PlannedCase> cases) {
    Set<String> services = new LinkedHashSet<>();
    cases.forEach(one -> services.add(one.testCase().entityLink().table().parts().get(0)));
    List<Problem> problems = new ArrayList<>();
    for (String service : services) {
      boolean stored =
          server
              .catalog()
              .findDatabaseService(service)
              .flatMap(DatabaseService::connection)
              .isPresent();
      boolean own = workflow.source().sourceConfig().connection(service).isPresent();
      if (!stored) {
        problems.add(
            Problem.warning(
                    ProblemCode.CONNECTION_MISSING,
                    "the server has no connection for the service '"
                        + service
                        + "', so its own ingestion cannot run these tests"
                        + (own ? "; the connection of the file is not sent to it" : ""))
                .withPath(ConnectionPlaces.LIST)
                .withHint("give the service a connection in OpenMetadata, or use dq-run run"));
      }
    }
    return problems;
  }
}
