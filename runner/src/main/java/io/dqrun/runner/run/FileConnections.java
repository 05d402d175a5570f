package io.dqrun.runner.run;

import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.runner.dialect.Dialects;
import io.dqrun.workflow.ServiceConnection;
import io.dqrun.workflow.TestSuitePipeline;
import io.dqrun.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The connections of a workflow, before anybody uses them. */
public final class FileConnections {

  /** Nothing is opened, so any database will do. */
  private static final String ANY_DATABASE = "default";

  /** The fields that hold what is handed to the driver. */
  private static final List<String> DRIVER_FIELDS =
      List.of("connectionOptions", "connectionArguments");

  private FileConnections() {}

  /**
   * What is wrong with the driver properties that a workflow asks for, with its place in the file:
   * the same as a run says. No driver is needed. Whatever depends on the machine, such as a file
   * that a connection names, is left to the run.
   *
   * @param input a workflow without errors
   */
  public static List<Problem> driverProperties(WorkflowInput input) {
    TestSuitePipeline pipeline = input.workflow().source().sourceConfig();
    List<Problem> problems = new ArrayList<>();
    for (ServiceConnection own : pipeline.serviceConnections()) {
      // Most connections ask for none, and need not wait for the classes of all databases.
      if (DRIVER_FIELDS.stream().anyMatch(own.config().fields()::containsKey)) {
        ConnectionPlaces places = new ConnectionPlaces(pipeline);
        wrong(own, places)
            .filter(problem -> DRIVER_FIELDS.stream().anyMatch(field -> isIn(problem, field)))
            .map(input::locate)
            .forEach(problems::add);
      }
    }
    return problems;
  }

  private static boolean isIn(Problem problem, String field) {
    return (problem.path() + ".").contains(".serviceConnection.config." + field + ".");
  }

  /**
   * Refuses a workflow with a connection that cannot be right, wherever it is used, before anything
   * is created on the server.
   *
   * @throws DqException {@code CONNECTION_INVALID}, with every problem of every connection
   */
  static void check(Workflow workflow) {
    TestSuitePipeline pipeline = workflow.source().sourceConfig();
    ConnectionPlaces places = new ConnectionPlaces(pipeline);
    List<Problem> problems = new ArrayList<>();
    for (ServiceConnection own : pipeline.serviceConnections()) {
      wrong(own, places)
          .filter(problem -> problem.code() == ProblemCode.CONNECTION_INVALID)
          .forEach(problems::add);
    }
    if (!problems.isEmpty()) {
      throw new DqException(problems, null);
    }
  }

  private static Stream<Problem> wrong(ServiceConnection own, ConnectionPlaces places) {
    try {
      Dialects.forType(own.config().type())
          .ifPresent(dialect -> dialect.target(own.config(), ANY_DATABASE));
      return Stream.empty();
    } catch (DqException e) {
      return places.placed(own.serviceName(), e).problems().stream();
    }
  }
}
