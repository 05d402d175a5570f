package io.dqrun.runner.sandbox.store;

import io.dqrun.runner.sandbox.wire.ErrorReply;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An entity link as the server takes it apart: names stay as they are written, quotes included.
 *
 * @param text the whole link
 * @param tableFqn the FQN of the table
 * @param column the column as written; empty for a link to a whole table
 */
public record LinkText(String text, String tableFqn, Optional<String> column) {

  private static final Pattern TABLE_LINK =
      Pattern.compile("<#E::table::(.+?)(?:::columns::(.+))?>", Pattern.DOTALL);

  /** Takes a link apart that already matches the pattern of the request field. */
  public static LinkText parse(String text) {
    Matcher matcher = TABLE_LINK.matcher(text);
    if (!matcher.matches()) {
      throw ErrorReply.badRequest("Entity link " + text + " does not name a table");
    }
    return new LinkText(text, matcher.group(1), Optional.ofNullable(matcher.group(2)));
  }

  /** The FQN of what is tested. */
  public String entityFqn() {
    return column.map(name -> tableFqn + "." + name).orElse(tableFqn);
  }

  /** The column's name without quotes. */
  public Optional<String> plainColumn() {
    return column.map(
        name ->
            name.length() > 2 && name.startsWith("\"") && name.endsWith("\"")
                ? name.substring(1, name.length() - 1)
                : name);
  }
}
