package io.dqrun.convert.database;

import io.dqrun.convert.ConversionRule;
import java.util.List;

/** Rules for connections to databases, wherever one may stand. */
public final class DatabaseRules {

  private DatabaseRules() {}

  /** All of them; of those for the same release, an earlier one comes first. */
  public static List<ConversionRule> all() {
    return List.of(new PasswordToAuthType());
  }
}
