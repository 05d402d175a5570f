package io.dqrun.runner.check;

import io.dqrun.entity.TestDefinition;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;

/** All checks that are on the class path. */
public final class Checks {

  private Checks() {}

  /** The check of a test definition; it takes times of day in the zone of this machine. */
  public static Optional<Check> find(String definitionName) {
    return Optional.ofNullable(all().get(definitionName));
  }

  /**
   * The check of a definition that a user made of SQL.
   *
   * @return empty if it was not made of SQL
   */
  public static Optional<Check> of(TestDefinition definition) {
    return definition.sqlExpression().map(sql -> new SqlExpressionCheck(definition, sql));
  }

  /** All checks by the name of their definition. */
  public static Map<String, Check> all() {
    return Holder.ALL;
  }

  /** The names of the definitions whose cases can pass or fail here. */
  public static Set<String> executed() {
    return all().values().stream()
        .filter(Check::isExecuted)
        .map(Check::definition)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Loaded at first use only. */
  private static final class Holder {
    static final Map<String, Check> ALL = load();

    private static Map<String, Check> load() {
      Map<String, Check> checks = new LinkedHashMap<>();
      for (Check check : ServiceLoader.load(Check.class, Check.class.getClassLoader())) {
        checks.putIfAbsent(check.definition(), check);
      }
      return Map.copyOf(checks);
    }
  }
}
