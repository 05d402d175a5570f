package io.dqrun.convert;

/** A rule that knows its number, its purpose and the releases that it bridges. */
public abstract class LegacyRule implements ConversionRule {

  private final String id;
  private final String title;
  private final String until;
  private final Release since;

  /**
   * A rule.
   *
   * @param id its number in the list of rules, such as {@code DQ-06}
   * @param title what it does, as a sentence without a full stop: {@code Moves ... to ...}
   * @param until the last release that needs or accepts the old layout
   * @param since the first release that needs the new one
   */
  protected LegacyRule(String id, String title, String until, String since) {
    this.id = id;
    this.title = title;
    this.until = until;
    this.since = Release.of(since);
  }

  @Override
  public final String id() {
    return id;
  }

  @Override
  public final String title() {
    return title;
  }

  @Override
  public final String until() {
    return until;
  }

  @Override
  public final Release since() {
    return since;
  }
}
