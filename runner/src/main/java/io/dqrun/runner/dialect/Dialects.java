package io.dqrun.runner.dialect;

import io.dqrun.runner.sql.SqlTokens;
import io.dqrun.runner.sql.SqlTokens.Rule;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;

/** All dialects that are on the class path. */
public final class Dialects {

  private Dialects() {}

  /** The dialect of a type of database service, such as {@code Postgres}, in any case. */
  public static Optional<Dialect> forType(String serviceType) {
    return Optional.ofNullable(Holder.BY_TYPE.get(serviceType.toLowerCase(Locale.ROOT)));
  }

  /**
   * How databases of a type may read a statement; see {@link Dialect#readings()}. For a type
   * without a dialect, every way that there is.
   */
  public static List<Set<Rule>> readings(String serviceType) {
    return forType(serviceType).map(Dialect::readings).orElseGet(SqlTokens::everyReading);
  }

  /** The types of database services that can be tested, by name. */
  public static List<String> types() {
    return Holder.BY_TYPE.values().stream().map(Dialect::type).sorted().toList();
  }

  /** Loaded at first use only. */
  private static final class Holder {
    static final Map<String, Dialect> BY_TYPE = load();

    private static Map<String, Dialect> load() {
      Map<String, Dialect> dialects = new TreeMap<>();
      for (Dialect dialect : ServiceLoader.load(Dialect.class, Dialect.class.getClassLoader())) {
        dialects.putIfAbsent(dialect.type().toLowerCase(Locale.ROOT), dialect);
      }
      return Map.copyOf(dialects);
    }
  }
}
