package io.dqrun.runner.execute;

import io.dqrun.entity.Column;
import io.dqrun.entity.FailedRowsSample;
import io.dqrun.entity.Table;
import io.dqrun.entity.TableTags;
import io.dqrun.runner.check.FailedRows;
import io.dqrun.runner.check.Requirement;
import io.dqrun.runner.dialect.Dialect;
import io.dqrun.runner.plan.ExecutionPlan;
import io.dqrun.runner.plan.PlannedCase;
import io.dqrun.runner.sql.ColumnPair;
import io.dqrun.runner.sql.ColumnRef;
import io.dqrun.runner.sql.Comparison;
import io.dqrun.runner.sql.RowQuery;
import io.dqrun.runner.sql.RowSample;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads some of the rows that made cases fail, without those columns that are tagged as data of
 * persons. A case of such a column shows no rows at all: that they are listed would already tell
 * what is in them.
 */
public final class FailedRowsReader {

  /**
   * What is shown of a failure.
   *
   * @param sample some rows; empty if none can be shown
   * @param query finds all of them; empty if no query can
   */
  public record Found(Optional<FailedRowsSample> sample, Optional<String> query) {}

  private static final int MOST_COLUMNS = 50;
  private static final int MOST_CHARACTERS = 250;
  private static final int MOST_BYTES = 64 << 10;

  /** Nobody reads them, and they may be large. */
  private static final Set<String> UNREADABLE =
      Set.of(
          "BYTES",
          "BYTEA",
          "BINARY",
          "VARBINARY",
          "BLOB",
          "MEDIUMBLOB",
          "LONGBLOB",
          "IMAGE",
          "GEOGRAPHY",
          "GEOMETRY",
          "HLLSKETCH",
          "BITMAP",
          "HLL");

  private final Dialect dialect;
  private final RowSampler sampler;
  private final RowSource session;
  private final Optional<OtherDatabase> other;
  private final int maxRows;

  /**
   * The database of the second table of a comparison, where it is another one.
   *
   * @param dialect how to speak to it
   * @param session with it
   */
  public record OtherDatabase(Dialect dialect, RowSource session) {}

  /**
   * A reader of at most so many rows per case.
   *
   * @param session for rows that no query can tell
   */
  public FailedRowsReader(
      Dialect dialect,
      RowSampler sampler,
      RowSource session,
      Optional<OtherDatabase> other,
      int maxRows) {
    this.dialect = dialect;
    this.sampler = sampler;
    this.session = session;
    this.other = other;
    this.maxRows = maxRows;
  }

  /**
   * What is shown of a case that failed.
   *
   * @param otherTags the tags of the second table of a comparison; empty if they are not known
   * @return empty if rows neither pass nor fail here, or none may be shown
   * @throws StatementFailure if the rows could not be read
   * @throws IllegalArgumentException if the case cannot be understood
   */
  public Optional<Found> read(
      ExecutionPlan plan, PlannedCase planned, TableTags tags, Optional<TableTags> otherTags)
      throws StatementFailure {
    Optional<FailedRows> failedRows = planned.check().failedRows(planned.testCase(), plan.table());
    if (failedRows.isEmpty() || isPersonal(planned, plan.table(), tags)) {
      return Optional.empty();
    }
    if (failedRows.get() instanceof FailedRows.OfTable ofTable) {
      return ofTable(plan, planned, ofTable, tags.personalColumns());
    }
    if (failedRows.get() instanceof FailedRows.OfComparison) {
      return planned.requirement() instanceof Requirement.RowDifference difference
              && otherTags.filter(found -> !found.isPersonal()).isPresent()
          ? ofComparison(planned, difference.comparison(), tags, otherTags.get())
          : Optional.empty();
    }
    if (failedRows.get() instanceof FailedRows.OfEachRow ofEachRow) {
      return ofEachRow(plan, planned, ofEachRow, tags.personalColumns());
    }
    return planned.requirement() instanceof Requirement.OwnQuery own
        ? ofAnswer(plan, dialect.render(own.statement()), tags.personalColumns())
        : Optional.empty();
  }

  private static boolean isPersonal(PlannedCase planned, Table table, TableTags tags) {
    return tags.isPersonal()
        || table
            .findColumn(planned.testCase().entityLink())
            .filter(column -> tags.personalColumns().contains(column.name()))
            .isPresent();
  }

  private Optional<Found> ofTable(
      ExecutionPlan plan, PlannedCase planned, FailedRows.OfTable rows, Set<String> personal)
      throws StatementFailure {
    List<ColumnRef> columns = columns(plan.table(), planned, personal);
    if (columns.isEmpty()) {
      return Optional.empty();
    }
    String sql = dialect.render(new RowQuery(plan.dataset(), columns, rows.wanted()));
    List<String> names = columns.stream().map(ColumnRef::name).toList();
    RowSample sample = sampler.sample(sql, maxRows);
    Map<Integer, String> shown = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      shown.put(i, names.get(i));
    }
    return sample.rows().isEmpty()
        ? Optional.empty()
        : Optional.of(new Found(Optional.of(capped(sample, shown)), Optional.of(sql)));
  }

  /** The rows as each table has them; what only one of them tags is of persons in both. */
  private Optional<Found> ofComparison(
      PlannedCase planned, Comparison whole, TableTags tags, TableTags otherTags)
      throws StatementFailure {
    Set<String> personal = new HashSet<>(tags.personalColumns());
    personal.addAll(otherTags.personalColumns());
    if (whole
        .selection()
        .condition()
        .filter(text -> OwnStatement.mentions(text, personal))
        .isPresent()) {
      return Optional.empty();
    }
    List<ColumnPair> pairs = Stream.concat(whole.keys().stream(), whole.values().stream()).toList();
    Map<Integer, String> shown = new LinkedHashMap<>();
    for (int i = 0; i < pairs.size() && shown.size() < MOST_COLUMNS; i++) {
      ColumnPair pair = pairs.get(i);
      boolean hidden =
          tags.personalColumns().contains(pair.left().name())
              || otherTags.personalColumns().contains(pair.right().name())
              || UNREADABLE.contains(pair.left().dataType())
              || UNREADABLE.contains(pair.right().dataType());
      if (!hidden) {
        shown.put(i, pair.left().name());
      }
    }
    if (shown.isEmpty()) {
      return Optional.empty();
    }
    StatementLog log = new StatementLog(Clock.systemUTC());
    Comparison comparison =
        new LeftCount(dialect.comparison(), session, List.of(planned), log).sized(whole);
    DifferingRows differing = new DifferingRows(dialect, session, maxRows);
    List<Integer> indexes = List.copyOf(shown.keySet());
    List<List<@Nullable Object>> rows;
    Optional<String> query;
    if (other.isPresent()) {
      query = Optional.empty();
      rows = differing.merged(comparison, indexes, other.get().dialect(), other.get().session());
    } else {
      String sql =
          dialect
              .comparison()
              .renderDiffering(comparison, indexes.stream().map(pairs::get).toList());
      query = Optional.of(sql);
      rows = differing.joined(sql, sampler, indexes.size());
    }
    Map<Integer, String> columns = new LinkedHashMap<>();
    for (int i = 0; i < indexes.size(); i++) {
      columns.put(i, pairs.get(indexes.get(i)).left().name());
    }
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Found(
                Optional.of(capped(new RowSample(List.copyOf(columns.values()), rows), columns)),
                query));
  }

  /** Reads the table until enough rows are found; none that is told by what is of persons. */
  private Optional<Found> ofEachRow(
      ExecutionPlan plan, PlannedCase planned, FailedRows.OfEachRow rows, Set<String> personal)
      throws StatementFailure {
    if (rows.columns().stream().map(ColumnRef::name).anyMatch(personal::contains)) {
      return Optional.empty();
    }
    List<ColumnRef> columns = new ArrayList<>(rows.columns());
    Map<Integer, String> shown = new LinkedHashMap<>();
    for (ColumnRef column : columns(plan.table(), planned, personal)) {
      int index = columns.indexOf(column);
      if (index < 0) {
        index = columns.size();
        columns.add(column);
      }
      shown.put(index, column.name());
    }
    List<List<@Nullable Object>> failing = new ArrayList<>();
    int needed = rows.columns().size();
    try {
      session.forEachRow(
          dialect.render(new RowQuery(plan.dataset(), columns, new RowQuery.All())),
          row -> {
            if (rows.isFailing().test(row.subList(0, needed))) {
              failing.add(new ArrayList<>(row));
            }
            if (failing.size() >= maxRows) {
              throw new EnoughRows();
            }
          });
    } catch (EnoughRows enough) {
      // There may be more, which nobody wants.
    }
    return failing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Found(
                Optional.of(
                    capped(
                        new RowSample(columns.stream().map(ColumnRef::name).toList(), failing),
                        shown)),
                Optional.empty()));
  }

  /** The column that is tested first, then the others in their order. */
  private static List<ColumnRef> columns(Table table, PlannedCase planned, Set<String> personal) {
    Map<String, ColumnRef> columns = new LinkedHashMap<>();
    table
        .findColumn(planned.testCase().entityLink())
        .ifPresent(column -> columns.put(column.name(), ref(column)));
    for (Column column : table.columns()) {
      if (columns.size() < MOST_COLUMNS
          && !personal.contains(column.name())
          && !UNREADABLE.contains(column.dataType())) {
        columns.putIfAbsent(column.name(), ref(column));
      }
    }
    return List.copyOf(columns.values());
  }

  private static ColumnRef ref(Column column) {
    return new ColumnRef(column.name(), column.dataType());
  }

  /** Of a user's statement only what is certain to come from the columns that it is named after. */
  private Optional<Found> ofAnswer(ExecutionPlan plan, String sql, Set<String> personal)
      throws StatementFailure {
    OwnStatement statement = OwnStatement.of(sql, plan.table().name());
    // What the rows were chosen by would be told by listing them.
    if (!statement.readsOnlyTheTable()
        || !(personal.isEmpty() || statement.readsAllColumns())
        || OwnStatement.mentions(sql, personal)) {
      return Optional.of(new Found(Optional.empty(), Optional.of(sql)));
    }
    RowSample sample = sampler.sample(sql, maxRows);
    Map<Integer, String> shown = new LinkedHashMap<>();
    for (int i = 0; i < sample.columns().size() && shown.size() < MOST_COLUMNS; i++) {
      String name = sample.columns().get(i);
      boolean readable =
          plan.table()
              .findColumn(name)
              .filter(column -> !UNREADABLE.contains(column.dataType()))
              .isPresent();
      if (readable && !personal.contains(name)) {
        shown.put(i, name);
      }
    }
    return Optional.of(
        new Found(
            shown.isEmpty() || sample.rows().isEmpty()
                ? Optional.empty()
                : Optional.of(capped(sample, shown)),
            Optional.of(sql)));
  }

  private static FailedRowsSample capped(RowSample sample, Map<Integer, String> shown) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    long bytes = 0;
    for (List<@Nullable Object> row : sample.rows()) {
      List<@Nullable Object> values = new ArrayList<>();
      for (Integer index : shown.keySet()) {
        Object value = shown(row.get(index));
        bytes += 4 + String.valueOf(value).getBytes(StandardCharsets.UTF_8).length;
        values.add(value);
      }
      if (bytes > MOST_BYTES) {
        break;
      }
      rows.add(values);
    }
    return new FailedRowsSample(List.copyOf(shown.values()), rows);
  }

  /** As JSON knows it, and not longer than people read. */
  private static @Nullable Object shown(@Nullable Object value) {
    if (value == null || value instanceof Long || value instanceof Boolean) {
      return value;
    }
    if (value instanceof byte[] bytes) {
      return bytes.length + " bytes";
    }
    String text = value.toString();
    if (text.length() <= MOST_CHARACTERS) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(MOST_CHARACTERS - 1)) ? 1 : 0;
    return text.substring(0, MOST_CHARACTERS - end) + "\u2026";
  }
}
