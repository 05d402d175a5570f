package io.dqrun.runner.check;

import io.dqrun.entity.Column;
import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.ParameterText;
import io.dqrun.entity.Table;
import io.dqrun.entity.TestCase;
import io.dqrun.entity.TestResultValue;
import io.dqrun.runner.sql.Comparison;
import io.dqrun.runner.sql.Difference;
import io.dqrun.runner.sql.Selection;
import io.dqrun.runner.sql.Side;
import io.dqrun.runner.sql.TableRef;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Two tables hold the same rows, or differ in fewer rows than a threshold. The tables may belong to
 * two services.
 *
 * <p>OpenMetadata divides by the number of rows of the first table, so that an empty one gives no
 * verdict. By the letter two empty tables are the same.
 */
public final class TableDiff implements Check {

  private static final String DEFINITION = "tableDiff";
  private static final String OTHER = "table2";
  private static final String KEYS = "keyColumns";
  private static final String OTHER_KEYS = "table2.keyColumns";
  private static final String COLUMNS = "useColumns";
  private static final String CONDITION = "where";
  private static final String THRESHOLD = "threshold";

  private static final String OTHER_SERVICE = "service2Url";

  private final Compatibility compatibility;

  /** For {@link java.util.ServiceLoader}; judges by the letter. */
  public TableDiff() {
    this(Compatibility.CLEAN);
  }

  private TableDiff(Compatibility compatibility) {
    this.compatibility = compatibility;
  }

  @Override
  public Check in(Compatibility wanted) {
    return new TableDiff(wanted);
  }

  @Override
  public String quirk() {
    return "it divides by the number of rows of the first table, which has none";
  }

  @Override
  public String definition() {
    return DEFINITION;
  }

  @Override
  public Requirement requirement(TestCase testCase, Table table) {
    Arguments arguments = new Arguments(testCase);
    arguments.required(OTHER);
    FullyQualifiedName name = arguments.parsed(OTHER, TableDiff::tableName).orElseThrow();
    threshold(arguments);
    condition(arguments);
    if (arguments.text(OTHER_SERVICE).isPresent()) {
      // Ignored, it would compare with another database than the one that is named.
      throw new IllegalArgumentException(
          "parameter service2Url is not understood: the connection to the other service is taken"
              + " from serviceConnections, or from the server");
    }
    List<Column> keys = keys(arguments, table);
    List<Column> values = values(arguments, table, keys);
    List<String> otherKeys =
        names(arguments, OTHER_KEYS).orElseGet(() -> keys.stream().map(Column::name).toList());
    if (otherKeys.size() != keys.size()) {
      throw new IllegalArgumentException(
          "parameter table2.keyColumns: as many columns are expected as in keyColumns, "
              + keys.size());
    }
    return new Requirement.OtherTable(
        name,
        other -> {
          DiffColumns columns =
              DiffColumns.of(keys, otherKeys, values, other, columnNames(arguments));
          return columns
              .verdict(table)
              .<Requirement>map(Requirement.Settled::new)
              .orElseGet(() -> difference(arguments, table, other, columns));
        });
  }

  private static FullyQualifiedName tableName(String text) {
    FullyQualifiedName name = FullyQualifiedName.parse(text.strip());
    if (name.depth() != 4) {
      throw new IllegalArgumentException(
          "the name of a table is expected: service.database.schema.table");
    }
    return name;
  }

  private static Requirement difference(
      Arguments arguments, Table table, Table other, DiffColumns columns) {
    return new Requirement.RowDifference(
        other,
        new Comparison(
            TableRef.ofPath(table.fullyQualifiedName().parts()),
            TableRef.ofPath(other.fullyQualifiedName().parts()),
            columns.keys(),
            columns.values(),
            Selection.where(condition(arguments))));
  }

  private static long threshold(Arguments arguments) {
    return arguments.integer(THRESHOLD).orElse(0L);
  }

  private static Optional<String> condition(Arguments arguments) {
    Optional<String> condition = arguments.text(CONDITION).filter(text -> !text.isBlank());
    condition
        .flatMap(RowCondition::refusal)
        .ifPresent(
            reason -> {
              throw new IllegalArgumentException("parameter where is not safe: " + reason);
            });
    return condition;
  }

  private static DiffColumns.Names columnNames(Arguments arguments) {
    return arguments.isTrue("caseSensitiveColumns")
        ? DiffColumns.Names.EXACT
        : DiffColumns.Names.IN_ANY_CASE;
  }

  private static List<Column> keys(Arguments arguments, Table table) {
    Optional<List<String>> named = names(arguments, KEYS);
    List<Column> keys =
        named
            .map(names -> columns(KEYS, names, table))
            .orElseGet(() -> constrained("PRIMARY_KEY", table));
    if (keys.isEmpty()) {
      keys = constrained("UNIQUE", table);
    }
    // What OpenMetadata takes for a key outweighs what it does not know of.
    if (keys.isEmpty()) {
      keys = together("PRIMARY_KEY", table);
    }
    if (keys.isEmpty()) {
      keys = together("UNIQUE", table);
    }
    if (keys.isEmpty()) {
      throw new IllegalArgumentException(
          "no column of "
              + table.fullyQualifiedName()
              + " is known as its primary key or as unique; name the columns that identify a row in"
              + " the parameter keyColumns, such as ['id']");
    }
    return keys;
  }

  private static List<Column> constrained(String constraint, Table table) {
    return table.columns().stream()
        .filter(column -> column.constraint().filter(constraint::equals).isPresent())
        .toList();
  }

  /** The columns of the first constraint of a type that spans several of them. */
  private static List<Column> together(String constraint, Table table) {
    return table.tableConstraints().stream()
        .flatMap(List::stream)
        .filter(one -> one.is(constraint))
        .flatMap(one -> one.columns().stream())
        .filter(names -> !names.isEmpty())
        .map(names -> names.stream().map(table::findColumn).toList())
        .filter(columns -> columns.stream().allMatch(Optional::isPresent))
        .findFirst()
        .map(columns -> columns.stream().flatMap(Optional::stream).toList())
        .orElse(List.of());
  }

  /** Without a wish all columns from the last to the first, as OpenMetadata names them. */
  private static List<Column> values(Arguments arguments, Table table, List<Column> keys) {
    List<Column> backwards = new ArrayList<>(table.columns());
    Collections.reverse(backwards);
    return arguments
        .parsed(COLUMNS, TableDiff::names)
        .map(names -> columns(COLUMNS, names, table))
        .orElse(backwards)
        .stream()
        .filter(column -> !keys.contains(column))
        .toList();
  }

  private static Optional<List<String>> names(Arguments arguments, String parameter) {
    // Python takes an empty list for none at all.
    return arguments.parsed(parameter, TableDiff::names).filter(names -> !names.isEmpty());
  }

  private static List<String> names(String text) {
    LinkedHashSet<String> names = new LinkedHashSet<>();
    for (@Nullable Object name : ParameterText.parseList(text)) {
      if (!(name instanceof String column)) {
        throw new IllegalArgumentException("names of columns are expected, such as ['id', 'day']");
      }
      names.add(column);
    }
    return List.copyOf(names);
  }

  private static List<Column> columns(String parameter, List<String> names, Table table) {
    return names.stream()
        .map(
            name ->
                table
                    .findColumn(name)
                    .orElseThrow(
                        () ->
                            new IllegalArgumentException(
                                "parameter %s: the table %s has no column '%s'; it has %s"
                                    .formatted(
                                        parameter,
                                        table.fullyQualifiedName(),
                                        name,
                                        ListText.brief(
                                            table.columns().stream().map(Column::name).toList())))))
        .toList();
  }

  @Override
  public Verdict judge(TestCase testCase, Table table, Evidence evidence) {
    Difference difference = evidence.difference();
    if (difference instanceof Difference.Unusable unusable) {
      return failed(testCase, trouble(testCase, table, unusable));
    }
    Difference.Counted counted = (Difference.Counted) difference;
    long threshold = threshold(new Arguments(testCase));
    boolean statistics = threshold == 0 || testCase.countsRows();
    boolean noShares = counted.leftRows() == 0;
    if (statistics && noShares && compatibility == Compatibility.OPENMETADATA) {
      return failed(
          testCase,
          "the table %s has no rows to take a share of; a threshold above 0 needs none"
              .formatted(table.fullyQualifiedName()));
    }
    long total = counted.total();
    return Verdict.of(
            threshold == 0 ? total == 0 : total < threshold,
            "Found %d different rows which is more than the threshold of %d"
                .formatted(total, threshold),
            List.of(
                value("removedRows", statistics, counted.removed()),
                value("addedRows", statistics, counted.added()),
                value("changedRows", statistics, counted.changed()),
                value("diffCount", true, total)))
        .withRows(
            Optional.of(
                statistics
                    ? new Verdict.RowCounts(
                        Optional.of(counted.unchanged()),
                        total,
                        noShares ? Optional.empty() : Optional.of(counted.leftRows()))
                    : new Verdict.RowCounts(Optional.empty(), total, Optional.empty())));
  }

  private static TestResultValue value(String name, boolean known, long count) {
    return TestResultValue.of(name, known ? Long.toString(count) : "None");
  }

  private static String trouble(TestCase testCase, Table table, Difference.Unusable unusable) {
    Arguments arguments = new Arguments(testCase);
    boolean left = unusable.side() == Side.LEFT;
    String name = left ? table.fullyQualifiedName().toString() : arguments.required(OTHER);
    String keys = ListText.full(keys(arguments, table).stream().map(Column::name).toList());
    return switch (unusable.trouble()) {
      case NULL_KEY ->
          "the key %s of the table %s is NULL in some rows; leave them out with the parameter where"
              .formatted(keys, name);
      case DUPLICATE_KEY ->
          "several rows of the table %s have the same key %s; name more columns in the parameter"
                  .formatted(name, keys)
              + " keyColumns";
      case UNKNOWN_ORDER ->
          "the database of the table %s sorts the key %s by rules of its own, so that the rows of"
                  .formatted(name, keys)
              + " two databases cannot be compared; name other columns in the parameter keyColumns";
    };
  }

  @Override
  public Optional<FailedRows> failedRows(TestCase testCase, Table table) {
    return Optional.of(new FailedRows.OfComparison());
  }

  /** Whatever goes wrong, OpenMetadata says it so. */
  @Override
  public Verdict failed(TestCase testCase, String reason) {
    return Verdict.aborted("ERROR: Unexpected error while running the table diff test: " + reason);
  }
}
