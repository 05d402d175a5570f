package io.dqrun.runner.dialect;

import io.dqrun.runner.sql.SqlTokens.Rule;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** How databases read a statement; see {@link Rule}. */
final class Readings {

  private Readings() {}

  /** By these rules, whichever characters end a line there. */
  static List<Set<Rule>> of(Rule... rules) {
    Set<Rule> plain = EnumSet.noneOf(Rule.class);
    plain.addAll(List.of(rules));
    return List.of(plain, with(plain, Rule.RETURN_ENDS_COMMENT));
  }

  /** As {@link #of}, whether or not the session lets a backslash escape. */
  static List<Set<Rule>> escaping(Rule... rules) {
    List<Set<Rule>> readings = new ArrayList<>(of(rules));
    of(rules).forEach(reading -> readings.add(with(reading, Rule.BACKSLASH_ESCAPES)));
    return List.copyOf(readings);
  }

  private static Set<Rule> with(Set<Rule> rules, Rule more) {
    Set<Rule> all = EnumSet.copyOf(rules.isEmpty() ? Set.of(more) : rules);
    all.add(more);
    return all;
  }
}
