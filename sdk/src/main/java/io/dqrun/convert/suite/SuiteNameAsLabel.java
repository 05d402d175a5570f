package io.dqrun.convert.suite;

import io.dqrun.convert.LegacyRule;
import io.dqrun.convert.Remarks;
import io.dqrun.convert.WorkflowFile;
import io.dqrun.draft.Draft;
import java.util.Optional;

/** The label of a workflow was required for some releases, and the suite's name is the best one. */
final class SuiteNameAsLabel extends LegacyRule {

  SuiteNameAsLabel() {
    super("DQ-12", "Fills a missing source.serviceName with the suite's name", "0.13", "0.13");
  }

  @Override
  public void apply(WorkflowFile file, Remarks remarks) {
    Optional<Draft.Mapping> source = file.source();
    Optional<String> name =
        TestCases.suites(file).stream().flatMap(suite -> suite.text("name").stream()).findFirst();
    if (source.isEmpty()
        || name.isEmpty()
        || source.get().text("serviceName").isPresent()
        || ProfilerTests.isProfiler(file)) {
      return;
    }
    Draft.Entry label = label(source.get(), name.get());
    remarks.review(
        label,
        "the missing serviceName is now the name of the suite, `" + Shown.of(name.get()) + "`",
        "it is a label only; change it as you like");
  }

  private static Draft.Entry label(Draft.Mapping source, String name) {
    Optional<Draft.Entry> empty = source.find("serviceName");
    if (empty.isPresent()) {
      return empty.get().set(name);
    }
    return source
        .find("type")
        .map(type -> source.addAfter(type, "serviceName", name))
        .orElseGet(() -> source.addFirst("serviceName", name));
  }
}
