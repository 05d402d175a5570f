package io.dqrun.validate.rules;

import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.ParameterValue;
import io.dqrun.problem.ProblemCode;
import io.dqrun.validate.Findings;
import io.dqrun.validate.Rule;
import io.dqrun.workflow.ServiceConnection;
import io.dqrun.workflow.TestCaseDefinition;
import io.dqrun.workflow.TestSuitePipeline;
import io.dqrun.workflow.Workflow;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Every connection is of use. */
final class ServiceConnectionsRule implements Rule {

  @Override
  public void check(Workflow workflow, Findings findings) {
    TestSuitePipeline suite = workflow.source().sourceConfig();
    Optional<FullyQualifiedName> table = suite.entityFullyQualifiedName();
    List<ServiceConnection> connections = suite.serviceConnections();
    Set<String> later = new HashSet<>();
    for (int i = connections.size() - 1; i >= 0; i--) {
      String name = connections.get(i).serviceName();
      String path = Paths.connection(i) + ".serviceName";
      if (!later.add(name)) {
        findings.warning(
            ProblemCode.DUPLICATE_SERVICE,
            path,
            "the service "
                + findings.shown(path, name, "of this connection")
                + " is given again below; the last one counts",
            "keep one of the connections");
      } else if (table.isPresent()
          && !table.get().parts().get(0).equals(name)
          && !othersServices(workflow).contains(name)) {
        findings.warning(
            ProblemCode.UNUSED_CONNECTION,
            path,
            "the connection to "
                + findings.shown(path, name, "this service")
                + " is not used: the table belongs to another service",
            "set serviceName to the first part of entityFullyQualifiedName, without quotes");
      }
    }
  }

  /** The services of the tables that the table is compared with. */
  private static Set<String> othersServices(Workflow workflow) {
    Set<String> services = new HashSet<>();
    for (TestCaseDefinition testCase : workflow.processor().testCases()) {
      for (ParameterValue parameter : testCase.parameterValues()) {
        if (testCase.testDefinitionName().equals("tableDiff")
            && parameter.name().equals("table2")) {
          service(parameter.value()).ifPresent(services::add);
        }
      }
    }
    return services;
  }

  private static Optional<String> service(String table) {
    try {
      return Optional.of(FullyQualifiedName.parse(table.strip()).parts().get(0));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
