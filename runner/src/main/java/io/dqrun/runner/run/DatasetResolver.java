package io.dqrun.runner.run;

import io.dqrun.catalog.Catalog;
import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.Table;
import io.dqrun.entity.TablePartitioning;
import io.dqrun.entity.TableProfilerConfig;
import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.runner.dialect.Dialect;
import io.dqrun.runner.sql.Dataset;
import io.dqrun.runner.sql.Predicate;
import io.dqrun.runner.sql.Sample;
import io.dqrun.runner.sql.TableRef;
import io.dqrun.workflow.TestSuitePipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds out which rows of a table are tested. A query of the user outweighs everything; the size of
 * a sample is that of the table, else of its schema, else of its database, else of the workflow.
 */
final class DatasetResolver {

  /**
   * What is tested of a table.
   *
   * @param problems what the user should know of it
   */
  record Resolved(Dataset dataset, List<Problem> problems) {}

  private static final int DATABASE_DEPTH = 2;
  private static final int SCHEMA_DEPTH = 3;

  private final Catalog catalog;
  private final TestSuitePipeline pipeline;

  DatasetResolver(Catalog catalog, TestSuitePipeline pipeline) {
    this.catalog = catalog;
    this.pipeline = pipeline;
  }

  /** Has the catalog read what {@link #resolve} will need of it. */
  void readSettings(Table table) {
    if (profileQuery(table).isEmpty()) {
      sample(table, new ArrayList<>());
    }
  }

  Resolved resolve(Table table, Dialect dialect) {
    TableRef ref = TableRef.ofPath(table.fullyQualifiedName().parts());
    Optional<String> query = profileQuery(table);
    if (query.isPresent()) {
      return new Resolved(
          new Dataset.UserQuery(
              ref,
              query.get().strip().replaceAll("[;\\s]+$", ""),
              table.columns().stream().map(column -> column.name()).toList()),
          List.of());
    }
    List<Problem> problems = new ArrayList<>();
    Dataset dataset;
    try {
      Optional<Predicate> condition =
          partitioning(table, dialect, problems).map(found -> Partitions.condition(table, found));
      Optional<Sample> sample = sample(table, problems);
      dataset =
          sample
              .<Dataset>map(rows -> new Dataset.Sampled(ref, condition, rows))
              .or(() -> condition.map(rows -> new Dataset.Filtered(ref, rows)))
              .orElseGet(() -> new Dataset.Whole(ref));
    } catch (IllegalArgumentException e) {
      dataset =
          new Dataset.Unusable(
              ref, "the profiler settings of the table make no sense: " + e.getMessage());
    }
    Dataset resolved = dataset;
    return new Resolved(
        dialect
            .refusal(resolved)
            .<Dataset>map(reason -> new Dataset.Unusable(ref, reason))
            .orElse(resolved),
        problems);
  }

  private static Optional<String> profileQuery(Table table) {
    return table
        .tableProfilerConfig()
        .flatMap(TableProfilerConfig::profileQuery)
        .filter(sql -> !sql.isBlank());
  }

  /**
   * The part of a table that is tested.
   *
   * @param problems takes what the user should know of it
   */
  static Optional<TablePartitioning> partitioning(
      Table table, Dialect dialect, List<Problem> problems) {
    Optional<TablePartitioning> configured =
        table.tableProfilerConfig().flatMap(TableProfilerConfig::partitioning);
    if (configured.isEmpty()) {
      return dialect.defaultPartitioning(table);
    }
    if (configured.get().isEnabled()) {
      return configured;
    }
    if (configured.get().partitionColumnName().isPresent()) {
      problems.add(
          Problem.warning(
                  ProblemCode.SETTING_NOT_APPLIED,
                  "the partitioning of %s is switched off, so that all of its rows are tested"
                      .formatted(table.fullyQualifiedName()))
              .withPath(table.fullyQualifiedName().toString())
              .withHint(
                  "OpenMetadata's own runner would test the partition; set enablePartitioning: true"
                      + " in the table's profiler settings to have that here"));
    }
    return Optional.empty();
  }

  private Optional<Sample> sample(Table table, List<Problem> problems) {
    FullyQualifiedName name = table.fullyQualifiedName();
    return table
        .tableProfilerConfig()
        .filter(Samples::isGiven)
        .or(() -> inherited(name, SCHEMA_DEPTH, problems))
        .or(() -> inherited(name, DATABASE_DEPTH, problems))
        .map(Samples::of)
        .orElseGet(() -> Samples.of(pipeline))
        .map(sample -> Samples.isView(table) ? sample.withoutMethod() : sample);
  }

  /** What the schema or the database of a table says; a server that will not tell says nothing. */
  private Optional<TableProfilerConfig> inherited(
      FullyQualifiedName table, int depth, List<Problem> problems) {
    if (table.parts().size() <= depth) {
      return Optional.empty();
    }
    FullyQualifiedName parent = table.prefix(depth);
    try {
      return catalog.findProfilerConfig(parent).filter(Samples::isGiven);
    } catch (DqException e) {
      problems.add(
          Problem.warning(
              ProblemCode.SETTING_NOT_APPLIED,
              "whether the tables of %s are to be sampled is not known: %s"
                  .formatted(parent, e.getMessage())));
      return Optional.empty();
    }
  }
}
