package io.dqrun.convert.suite;

import io.dqrun.convert.ConversionRule;
import java.util.List;

/** Rules for what a test suite says: its tables, its tests, its connections. */
public final class SuiteRules {

  private SuiteRules() {}

  /** All of them; of those for the same release, an earlier one comes first. */
  public static List<ConversionRule> all() {
    return List.of(
        new ProfilerTests(),
        new MissingCountName(),
        new SuiteNameAsLabel(),
        new SplitByTable(),
        new EntityLinkToColumnName(),
        new NoDefaultDescription(),
        new SourceTypeSpelling(),
        new QuoteParameterValues(),
        new MoveServiceConnection(),
        new RestoreServiceConnection(),
        new StoredConnection(),
        new ParameterNames());
  }
}
