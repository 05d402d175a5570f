package io.dqrun.runner.run;

import io.dqrun.codec.SandboxContent;
import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.ParameterValue;
import io.dqrun.workflow.Workflow;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The tables of a service that are tested, and those that others are compared with. */
final class NeededTables {

  private static final int PARTS = 4;

  private final String service;
  private final Set<FullyQualifiedName> tables = new LinkedHashSet<>();

  private NeededTables(String service) {
    this.service = service;
  }

  static Set<FullyQualifiedName> of(
      String service, Workflow workflow, Optional<SandboxContent> content) {
    NeededTables needed = new NeededTables(service);
    workflow.source().sourceConfig().entityFullyQualifiedName().ifPresent(needed::add);
    workflow.processor().testCases().forEach(c -> needed.addOthers(c.parameterValues()));
    content.ifPresent(
        suite ->
            suite
                .testCases()
                .forEach(
                    testCase -> {
                      needed.add(testCase.entityLink().table());
                      needed.addOthers(testCase.parameterValues());
                    }));
    return needed.tables;
  }

  private void addOthers(List<ParameterValue> parameters) {
    parameters.stream()
        .filter(parameter -> parameter.name().equals("table2"))
        .flatMap(parameter -> parsed(parameter.value()).stream())
        .forEach(this::add);
  }

  /** Empty for what is no name: its own test says what is wrong with it. */
  private static Optional<FullyQualifiedName> parsed(String text) {
    try {
      return Optional.of(FullyQualifiedName.parse(text.strip()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private void add(FullyQualifiedName table) {
    if (table.depth() == PARTS && table.parts().get(0).equals(service)) {
      tables.add(table);
    }
  }
}
