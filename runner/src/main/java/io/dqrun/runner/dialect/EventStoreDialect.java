package io.dqrun.runner.dialect;

import io.dqrun.runner.sql.Dataset;
import io.dqrun.runner.sql.SqlTokens.Rule;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Stores of events: all moments are in UTC, and no row can be picked by chance. */
abstract class EventStoreDialect extends JoinedDialect {

  private final String product;

  /**
   * A store.
   *
   * @param product what people call it
   */
  EventStoreDialect(String product) {
    this.product = product;
  }

  @Override
  protected final String zonedTimestamp(OffsetDateTime timestamp) {
    return timestamp(inUtc(timestamp));
  }

  /** How it reads comments and quotes. */
  @Override
  public final List<Set<Rule>> readings() {
    return Readings.choices(EnumSet.of(Rule.RETURN_ENDS_COMMENT));
  }

  @Override
  public final Optional<String> refusal(Dataset dataset) {
    return dataset instanceof Dataset.Sampled
        ? Optional.of(product + " cannot pick rows by chance; test all of them, or a partition")
        : Optional.empty();
  }
}
