package io.dqrun.convert.service;

import io.dqrun.convert.LegacyRule;
import io.dqrun.convert.Remarks;
import io.dqrun.convert.WorkflowFile;
import io.dqrun.draft.Draft;
import java.util.List;
import java.util.Optional;

/** A rule for the connections of some types; a test suite, which has databases only, is not its. */
abstract class ServiceRule extends LegacyRule {

  private final List<String> types;

  /** A rule for the connections of these types, spelt as OpenMetadata does. */
  ServiceRule(String id, String title, String until, String since, String... types) {
    super(id, title, until, since);
    this.types = List.of(types);
  }

  @Override
  public final void apply(WorkflowFile file, Remarks remarks) {
    if (!file.isTestSuite()) {
      file.source()
          .flatMap(source -> source.mapping("serviceConnection", "config"))
          .filter(connection -> type(file, connection).filter(types::contains).isPresent())
          .ifPresent(connection -> change(connection, remarks));
    }
  }

  /** The type; where the connection leaves it to its default, the source says it in lower case. */
  private Optional<String> type(WorkflowFile file, Draft.Mapping connection) {
    Optional<Draft.Entry> given = connection.find("type").filter(type -> !type.isNull());
    if (given.isPresent()) {
      return given.get().text();
    }
    Optional<String> source = file.source().flatMap(s -> s.text("type"));
    return types.stream()
        .filter(type -> source.filter(type::equalsIgnoreCase).isPresent())
        .findFirst();
  }

  /** Changes a connection where it has the old layout. */
  abstract void change(Draft.Mapping connection, Remarks remarks);
}
