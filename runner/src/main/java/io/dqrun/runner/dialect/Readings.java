package io.dqrun.runner.dialect;

import io.dqrun.runner.sql.SqlTokens.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The ways in which a database may read a statement: one set of rules for each. */
final class Readings {

  private Readings() {}

  /** By these rules, whichever characters end a line there. */
  static List<Set<Rule>> of(Rule... always) {
    return choices(rules(always), Rule.RETURN_ENDS_COMMENT);
  }

  /** As {@link #of}, whether or not the session lets a backslash escape. */
  static List<Set<Rule>> escaping(Rule... always) {
    return choices(rules(always), Rule.RETURN_ENDS_COMMENT, Rule.BACKSLASH_ESCAPES);
  }

  private static Set<Rule> rules(Rule... rules) {
    Set<Rule> set = EnumSet.noneOf(Rule.class);
    set.addAll(Arrays.asList(rules));
    return set;
  }

  /**
   * Every way that there may be.
   *
   * @param always the rules that hold however the database is configured, and in all its versions
   * @param perhaps the rules that may hold or not
   */
  static List<Set<Rule>> choices(Set<Rule> always, Rule... perhaps) {
    List<Set<Rule>> readings = new ArrayList<>();
    for (int choice = 0; choice < 1 << perhaps.length; choice++) {
      Set<Rule> rules = EnumSet.noneOf(Rule.class);
      rules.addAll(always);
      for (int i = 0; i < perhaps.length; i++) {
        if ((choice & 1 << i) != 0) {
          rules.add(perhaps[i]);
        }
      }
      readings.add(rules);
    }
    return List.copyOf(readings);
  }
}
