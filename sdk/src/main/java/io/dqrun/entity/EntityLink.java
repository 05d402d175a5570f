package io.dqrun.entity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a test case tests: a table, or a top-level column of it.
 *
 * <p>Written {@code <#E::table::FQN>} or {@code <#E::table::FQN::columns::NAME>}. Servers may
 * return the column form-encoded; {@link Table#findColumn(EntityLink)} looks for both spellings.
 *
 * @param table the table's FQN: service, database, schema, table
 * @param column the column's name, without quotes; empty for a test of the whole table
 */
public record EntityLink(FullyQualifiedName table, Optional<String> column) {

  private static final Pattern LINK =
      Pattern.compile("<#E::table::(.+?)(?:::columns::(.+))?>", Pattern.DOTALL);

  /** The link to a whole table. */
  public static EntityLink table(FullyQualifiedName table) {
    return new EntityLink(table, Optional.empty());
  }

  /** The link to a column of a table; the name without quotes. */
  public static EntityLink column(FullyQualifiedName table, String column) {
    return new EntityLink(table, Optional.of(column));
  }

  /**
   * Reads a link as the server sends it.
   *
   * @throws IllegalArgumentException if it is no link to a table or to a column of one
   */
  @JsonCreator
  public static EntityLink parse(String text) {
    Matcher matcher = LINK.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is no link of the form <#E::table::FQN::columns::NAME>");
    }
    FullyQualifiedName table = FullyQualifiedName.parse(matcher.group(1));
    return new EntityLink(table, Optional.ofNullable(matcher.group(2)).map(EntityLink::columnName));
  }

  private static String columnName(String written) {
    boolean quoted =
        written.length() > 2
            && written.startsWith("\"")
            && written.endsWith("\"")
            && written.indexOf('.') >= 0;
    return quoted ? written.substring(1, written.length() - 1) : written;
  }

  /**
   * The column's name with form encoding undone, for servers that return it encoded; empty where
   * that changes nothing.
   */
  Optional<String> decodedColumn() {
    return column.flatMap(
        name -> {
          try {
            String decoded = URLDecoder.decode(name, StandardCharsets.UTF_8);
            return decoded.equals(name) ? Optional.empty() : Optional.of(decoded);
          } catch (IllegalArgumentException e) {
            // A name with a stray percent sign was never encoded.
            return Optional.empty();
          }
        });
  }

  /** The link as it is sent to the server; a column whose name holds a dot is quoted. */
  @Override
  @JsonValue
  public String toString() {
    return "<#E::table::"
        + table
        + column.map(name -> "::columns::" + FullyQualifiedName.quote(name)).orElse("")
        + ">";
  }
}
