package io.dqrun.runner.testing;

import io.dqrun.entity.Column;
import io.dqrun.entity.EntityLink;
import io.dqrun.entity.EntityReference;
import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.ParameterValue;
import io.dqrun.entity.Table;
import io.dqrun.entity.TestCase;
import io.dqrun.runner.sql.Dataset;
import io.dqrun.runner.sql.TableRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Short ways to write the entities that tests need. */
public final class TestEntities {

  private static final UUID ID = new UUID(0, 1);

  private TestEntities() {}

  /** A table of the schema {@code svc.db.sch}. */
  public static Table table(String name, Column... columns) {
    return Table.builder()
        .id(ID)
        .name(name)
        .fullyQualifiedName(FullyQualifiedName.of("svc", "db", "sch", name))
        .columns(List.of(columns))
        .build();
  }

  /** All rows of a table. */
  public static Dataset whole(Table table) {
    return new Dataset.Whole(TableRef.ofPath(table.fullyQualifiedName().parts()));
  }

  /** A case of a table, or of a column if one is named; parameters as name, value, name, value. */
  public static TestCase testCase(
      String name, String definition, Table table, @Nullable String column, String... parameters) {
    return builder(name, definition, table, column, parameters).build();
  }

  /** As {@link #testCase}, with passed and failed rows. */
  public static TestCase countingCase(
      String name, String definition, Table table, @Nullable String column, String... parameters) {
    return builder(name, definition, table, column, parameters)
        .computePassedFailedRowCount(true)
        .build();
  }

  private static TestCase.Builder builder(
      String name, String definition, Table table, @Nullable String column, String... parameters) {
    EntityLink link = new EntityLink(table.fullyQualifiedName(), Optional.ofNullable(column));
    List<ParameterValue> values = new ArrayList<>();
    for (int i = 0; i < parameters.length; i += 2) {
      values.add(new ParameterValue(parameters[i], parameters[i + 1]));
    }
    TestCase.Builder builder = TestCase.builder();
    builder
        .name(name)
        .fullyQualifiedName(TestCase.fqn(link, name))
        .entityLink(link)
        .testDefinition(
            new EntityReference(
                ID, "testDefinition", Optional.of(definition), Optional.of(definition)))
        .parameterValues(values);
    return builder;
  }
}
