package io.dqrun.submit;

import io.dqrun.entity.CreateTestCase;
import io.dqrun.entity.EntityLink;
import io.dqrun.entity.EntityReference;
import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.ParameterValue;
import io.dqrun.entity.TestCase;
import io.dqrun.workflow.TestCaseDefinition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Compares and combines a case of the file with the one of the server. */
final class CaseMerge {

  private CaseMerge() {}

  /** Whether the server's case would test something else than the file says. */
  static boolean testsDiffer(TestCase existing, TestCaseDefinition wanted) {
    return existing.definitionName().filter(n -> !n.equals(wanted.testDefinitionName())).isPresent()
        || (!wanted.parameterValues().isEmpty()
            && !values(wanted.parameterValues()).equals(values(existing.parameterValues())));
  }

  /** Whether an update would change anything. */
  static boolean differ(TestCase existing, TestCaseDefinition wanted) {
    return testsDiffer(existing, wanted)
        || existing.countsRows() != wanted.computePassedFailedRowCount()
        || changes(existing.displayName(), wanted.displayName())
        || changes(existing.description(), wanted.description());
  }

  private static boolean changes(Optional<String> existing, Optional<String> wanted) {
    return wanted.isPresent() && !wanted.equals(existing);
  }

  /** An empty value means the same as none. */
  private static Map<String, String> values(List<ParameterValue> values) {
    return values.stream()
        .filter(value -> !value.value().isEmpty())
        .collect(
            Collectors.toMap(ParameterValue::name, ParameterValue::value, (first, next) -> first));
  }

  /** The request for a case of the file; what the file leaves open stays as the server has it. */
  static CreateTestCase request(
      FullyQualifiedName table, TestCaseDefinition wanted, Optional<TestCase> existing) {
    return CreateTestCase.builder()
        .name(wanted.name())
        .displayName(wanted.displayName().or(() -> existing.flatMap(TestCase::displayName)))
        .description(wanted.description().or(() -> existing.flatMap(TestCase::description)))
        .testDefinition(definitionFqn(wanted.testDefinitionName()))
        .entityLink(new EntityLink(table, wanted.columnName()))
        .parameterValues(
            existing.isPresent() && wanted.parameterValues().isEmpty()
                ? existing.get().parameterValues()
                : wanted.parameterValues())
        .computePassedFailedRowCount(wanted.computePassedFailedRowCount())
        .build();
  }

  private static String definitionFqn(String name) {
    return name.startsWith("\"") ? name : FullyQualifiedName.quote(name);
  }

  /** The case as it will be, once the request is carried out. */
  static TestCase planned(
      FullyQualifiedName table, TestCaseDefinition wanted, Optional<TestCase> existing) {
    CreateTestCase request = request(table, wanted, existing);
    TestCase.Builder builder = TestCase.builder();
    existing.ifPresent(builder::from);
    return builder
        .name(wanted.name())
        .fullyQualifiedName(
            existing
                .map(TestCase::fullyQualifiedName)
                .orElseGet(() -> fqn(request.entityLink(), wanted.name())))
        .displayName(request.displayName())
        .description(request.description())
        .entityLink(request.entityLink())
        .testDefinition(
            existing
                .filter(c -> c.definitionName().equals(Optional.of(wanted.testDefinitionName())))
                .flatMap(TestCase::testDefinition)
                .orElseGet(
                    () -> EntityReference.byName("testDefinition", wanted.testDefinitionName())))
        .parameterValues(request.parameterValues())
        .computePassedFailedRowCount(request.computePassedFailedRowCount())
        .build();
  }

  /** The FQN; for a case that can never be created, too, since it must be reported. */
  private static FullyQualifiedName fqn(EntityLink link, String name) {
    EntityLink safe = new EntityLink(link.table(), link.column().map(CaseMerge::part));
    return TestCase.fqn(safe, part(name));
  }

  private static String part(String name) {
    return name.isEmpty() ? "?" : name.replace('"', '\'');
  }
}
