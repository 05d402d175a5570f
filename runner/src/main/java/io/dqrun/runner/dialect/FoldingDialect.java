package io.dqrun.runner.dialect;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A database whose catalogue shows in upper case what was named without quotes. OpenMetadata shows
 * such names in lower case, as the library does that reads the catalogue for it, and all others as
 * they are.
 */
abstract class FoldingDialect extends JoinedDialect {

  private static final Pattern FOLDED = Pattern.compile("[a-z][a-z0-9_$]*");

  private static final Pattern UNQUOTED = Pattern.compile("[A-Z][A-Z0-9_$]*");

  FoldingDialect() {}

  @Override
  public final String shown(String name) {
    return UNQUOTED.matcher(name).matches() ? name.toLowerCase(Locale.ROOT) : name;
  }

  @Override
  public final String quote(String identifier) {
    return super.quote(
        FOLDED.matcher(identifier).matches() ? identifier.toUpperCase(Locale.ROOT) : identifier);
  }
}
