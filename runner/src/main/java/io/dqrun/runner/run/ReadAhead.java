package io.dqrun.runner.run;

import io.dqrun.catalog.Catalog;
import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.TestCase;
import io.dqrun.workflow.TestSuitePipeline;
import io.dqrun.workflow.Workflow;
import java.util.List;
import java.util.Optional;

/**
 * Asks the server at once for what a run needs later, on threads of its own: one question after the
 * other would cost a run the way to the server and back for each.
 *
 * <p>The answers stay in the catalog, which asks each question once. One that fails is asked again
 * by whoever needs it, who tells of it.
 */
final class ReadAhead {

  /** For a second definition the catalog reads all of them. */
  private static final int DEFINITIONS = 2;

  /** Among so many of the cases: there may be a hundred thousand, all of one definition. */
  private static final int CASES = 100;

  private final Catalog catalog;
  private final DatasetResolver datasets;

  ReadAhead(Catalog catalog, TestSuitePipeline pipeline) {
    this.catalog = catalog;
    this.datasets = new DatasetResolver(catalog, pipeline);
  }

  /** Asks for what the cases of a file need. */
  void start(Workflow workflow) {
    List<String> definitions =
        workflow.processor().testCases().stream()
            .limit(CASES)
            .map(one -> one.testDefinitionName())
            .distinct()
            .limit(DEFINITIONS)
            .toList();
    start(definitions, workflow.source().sourceConfig().entityFullyQualifiedName());
  }

  /** Asks for what cases of the server need. */
  void start(List<TestCase> cases) {
    List<String> definitions =
        cases.stream()
            .limit(CASES)
            .flatMap(one -> one.definitionName().stream())
            .distinct()
            .limit(DEFINITIONS)
            .toList();
    start(definitions, cases.stream().findFirst().map(one -> one.entityLink().table()));
  }

  private void start(List<String> definitions, Optional<FullyQualifiedName> table) {
    if (definitions.isEmpty()) {
      return;
    }
    aside(() -> definitions.forEach(catalog::findTestDefinition));
    table.ifPresent(name -> aside(() -> catalog.findTable(name).ifPresent(datasets::readSettings)));
  }

  private static void aside(Runnable questions) {
    Thread thread =
        new Thread(
            () -> {
              try {
                questions.run();
              } catch (RuntimeException e) {
                // Whoever needs it meets the same, at the place that tells of it.
              }
            },
            "dq-run-read-ahead");
    thread.setDaemon(true);
    thread.start();
  }
}
