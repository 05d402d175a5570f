package io.dqrun.runner.dialect;

import io.dqrun.runner.sql.ColumnPair;
import io.dqrun.runner.sql.ColumnRef;
import io.dqrun.runner.sql.Comparison;
import io.dqrun.runner.sql.KeySample;
import io.dqrun.runner.sql.Predicate;
import io.dqrun.runner.sql.Selection;
import io.dqrun.runner.sql.Side;
import io.dqrun.runner.sql.TableRef;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The statements that compare two tables, in the SQL of one database. */
public final class ComparisonSql {

  private static final String BOOLEAN = "BOOLEAN";
  private static final String ZONED = "TIMESTAMPZ";

  private final UnaryOperator<String> quote;
  private final Function<TableRef, String> qualifiedName;
  private final Function<Predicate, String> predicate;
  private final ComparisonForms forms;

  ComparisonSql(
      UnaryOperator<String> quote,
      Function<TableRef, String> qualifiedName,
      Function<Predicate, String> predicate,
      ComparisonForms forms) {
    this.quote = quote;
    this.qualifiedName = qualifiedName;
    this.predicate = predicate;
    this.forms = forms;
  }

  /** Whether rows can be picked by their key. */
  public boolean canSample() {
    return forms.hash().isPresent();
  }

  /** How many rows a table has of those that are compared. */
  public String renderCount(Comparison comparison, Side side) {
    return "SELECT COUNT(*)" + from(comparison, side);
  }

  /**
   * Whether the key tells the rows of one table apart. The answer is one row: how many keys belong
   * to several rows, and how many lack a value.
   */
  public String renderKeyCheck(Comparison comparison, Side side) {
    List<String> keys = names("k", comparison.keys());
    String missing = keys.stream().map(key -> key + " IS NULL").collect(Collectors.joining(" OR "));
    List<String> values = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      values.add(expression(comparison.keys().get(i), side, "t." + keys.get(i)));
    }
    return "SELECT COUNT(CASE WHEN n > 1 THEN 1 END), COUNT(CASE WHEN "
        + missing
        + " THEN 1 END) FROM (SELECT "
        + aliased(values, keys)
        + ", COUNT(*) AS n FROM (SELECT "
        + columns(side, comparison.keys(), keys)
        + from(comparison, side)
        + ") t GROUP BY "
        + String.join(", ", values)
        + ") g";
  }

  /**
   * The comparison of two tables that one statement can reach. The answer is one row: how many rows
   * are only in the first table, only in the second, in both but different, and the same in both.
   * Only for keys that the check found to be good.
   */
  public String renderJoin(Comparison comparison) {
    return switch (forms.join()) {
      case FULL, FULL_BY_KEY -> fullJoin(comparison);
      case GROUPS -> groups(comparison);
    };
  }

  private String fullJoin(Comparison comparison) {
    String verdict =
        "CASE WHEN r.m IS NULL THEN 1 WHEN l.m IS NULL THEN 2"
            + (comparison.values().isEmpty()
                ? " ELSE 4 END"
                : " WHEN " + allEqual(comparison.values(), "v", true) + " THEN 4 ELSE 3 END");
    return counted(
        List.of("d = 1", "d = 2", "d = 3", "d = 4"),
        "SELECT "
            + verdict
            + " AS d FROM "
            + marked(comparison, Side.LEFT)
            + " l FULL OUTER JOIN "
            + marked(comparison, Side.RIGHT)
            + " r ON "
            + allEqual(comparison.keys(), "k", false));
  }

  /** Rows that are the same, NULL for NULL, fall into one group; then those of the same key do. */
  private String groups(Comparison comparison) {
    String keys = String.join(", ", names("k", comparison.keys()));
    String all = String.join(", ", names(comparison));
    String rows =
        "SELECT "
            + compared(comparison, Side.LEFT)
            + ", 1 AS nl, 0 AS nr"
            + from(comparison, Side.LEFT)
            + " UNION ALL SELECT "
            + compared(comparison, Side.RIGHT)
            + ", 0 AS nl, 1 AS nr"
            + from(comparison, Side.RIGHT);
    String sides = ", SUM(nl) AS nl, SUM(nr) AS nr";
    String same = "SELECT " + all + sides + " FROM (" + rows + ") u GROUP BY " + all;
    return counted(
        List.of("nr = 0", "nl = 0", "nl > 0 AND nr > 0 AND n > 1", "nl > 0 AND nr > 0 AND n = 1"),
        "SELECT " + keys + sides + ", COUNT(*) AS n FROM (" + same + ") s GROUP BY " + keys);
  }

  private static String counted(List<String> conditions, String query) {
    return conditions.stream()
        .map(condition -> "COUNT(CASE WHEN " + condition + " THEN 1 END)")
        .collect(Collectors.joining(", ", "SELECT ", " FROM (" + query + ") c"));
  }

  /**
   * The rows that differ. The answer has a mark and the columns of the first table, then those of
   * the second one, the mark being NULL where a table has no such row; or, for databases that join
   * otherwise, a mark and the columns of one of them.
   *
   * @param shown which of the pairs of the comparison, its keys and then its values, are wanted
   */
  public String renderDiffering(Comparison comparison, List<ColumnPair> shown) {
    return switch (forms.join()) {
      case FULL, FULL_BY_KEY -> differingJoin(comparison, shown);
      case GROUPS -> differingGroups(comparison, shown);
    };
  }

  private String differingJoin(Comparison comparison, List<ColumnPair> shown) {
    List<String> names =
        shown.stream().map(pair -> names(comparison).get(pairs(comparison).indexOf(pair))).toList();
    String columns =
        Stream.of("l", "r")
            .map(
                side ->
                    Stream.concat(Stream.of("m"), names.stream())
                        .map(name -> side + "." + name + " AS " + side + name)
                        .collect(Collectors.joining(", ")))
            .collect(Collectors.joining(", "));
    return "SELECT "
        + columns
        + " FROM "
        + marked(comparison, Side.LEFT)
        + " l FULL OUTER JOIN "
        + marked(comparison, Side.RIGHT)
        + " r ON "
        + allEqual(comparison.keys(), "k", false)
        + " WHERE CASE WHEN l.m IS NULL OR r.m IS NULL THEN 1"
        + (comparison.values().isEmpty()
            ? " ELSE 0 END"
            : " WHEN " + allEqual(comparison.values(), "v", true) + " THEN 0 ELSE 1 END")
        + " = 1";
  }

  /** Groups that only one table has are of one row, as its key tells its rows apart. */
  private String differingGroups(Comparison comparison, List<ColumnPair> shown) {
    List<String> raw = names("w", shown);
    String rows =
        Stream.of(Side.LEFT, Side.RIGHT)
            .map(
                side ->
                    "SELECT "
                        + compared(comparison, side)
                        + ", "
                        + columns(side, shown, raw)
                        + (side == Side.LEFT ? ", 1 AS nl, 0 AS nr" : ", 0 AS nl, 1 AS nr")
                        + from(comparison, side))
            .collect(Collectors.joining(" UNION ALL "));
    return "SELECT SUM(nl) AS m, "
        + raw.stream().map(name -> "MIN(" + name + ") AS " + name).collect(Collectors.joining(", "))
        + " FROM ("
        + rows
        + ") u GROUP BY "
        + String.join(", ", names(comparison))
        + " HAVING SUM(nl) = 0 OR SUM(nr) = 0";
  }

  /** The keys and then the values of the rows of one table, in the order of their keys. */
  public String renderOrdered(Comparison comparison, Side side) {
    String columns =
        pairs(comparison).stream()
            .map(pair -> quote.apply(pair.of(side).name()))
            .collect(Collectors.joining(", "));
    String order =
        comparison.keys().stream()
            .map(pair -> expression(pair, side, quote.apply(pair.of(side).name())))
            .collect(Collectors.joining(", "));
    return "SELECT " + columns + from(comparison, side) + " ORDER BY " + order;
  }

  private String from(Comparison comparison, Side side) {
    return " FROM "
        + qualifiedName.apply(comparison.table(side))
        + (conditions(comparison, side).isEmpty()
            ? ""
            : " WHERE " + String.join(" AND ", conditions(comparison, side)));
  }

  private List<String> conditions(Comparison comparison, Side side) {
    List<String> conditions = new ArrayList<>();
    Selection selection = comparison.selection();
    selection.condition().ifPresent(condition -> conditions.add("(" + condition + ")"));
    selection.part(side).map(predicate).ifPresent(part -> conditions.add("(" + part + ")"));
    selection.sample().ifPresent(sample -> conditions.add(picked(comparison, side, sample)));
    return conditions;
  }

  /** By the digits of a hash, which are the same ones wherever the key is. */
  private String picked(Comparison comparison, Side side, KeySample sample) {
    String text = "'" + sample.salt() + "'";
    List<ColumnPair> keys = comparison.sampledBy();
    for (int i = keys.size() - 1; i >= 0; i--) {
      text = "CONCAT(" + keyText(keys.get(i), side) + ", " + text + ")";
    }
    return "SUBSTR("
        + forms.hash().orElseThrow().formatted(text)
        + ", 1, 8) < '"
        + sample.bound()
        + "'";
  }

  private String keyText(ColumnPair pair, Side side) {
    String name = quote.apply(pair.of(side).name());
    return switch (pair.kind()) {
      case NUMBER ->
          forms.asText().formatted(pair.isWhole(side) ? name : forms.whole().formatted(name));
      case PADDED_TEXT -> "RTRIM(" + forms.asText().formatted(name) + ")";
      case UUID -> "LOWER(" + forms.asText().formatted(name) + ")";
      case TEXT, DATE, TIMESTAMP, TIME, BINARY, OTHER -> forms.asText().formatted(name);
    };
  }

  /** The columns under names of our own, for the conditions around them. */
  private String columns(Side side, List<ColumnPair> pairs, List<String> names) {
    return aliased(pairs.stream().map(pair -> quote.apply(pair.of(side).name())).toList(), names);
  }

  /** With a column that only a row that is really there has. */
  private String marked(Comparison comparison, Side side) {
    String mark =
        forms.join() == ComparisonForms.Join.FULL_BY_KEY
            ? quote.apply(comparison.keys().get(0).of(side).name())
            : "1";
    return "(SELECT "
        + mark
        + " AS m, "
        + columns(side, pairs(comparison), names(comparison))
        + from(comparison, side)
        + ")";
  }

  private String compared(Comparison comparison, Side side) {
    return aliased(
        pairs(comparison).stream()
            .map(pair -> expression(pair, side, quote.apply(pair.of(side).name())))
            .toList(),
        names(comparison));
  }

  private static List<ColumnPair> pairs(Comparison comparison) {
    return Stream.concat(comparison.keys().stream(), comparison.values().stream()).toList();
  }

  private static List<String> names(Comparison comparison) {
    return Stream.concat(
            names("k", comparison.keys()).stream(), names("v", comparison.values()).stream())
        .toList();
  }

  private String allEqual(List<ColumnPair> pairs, String prefix, boolean nullsToo) {
    List<String> names = names(prefix, pairs);
    List<String> conditions = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String left = expression(pairs.get(i), Side.LEFT, "l." + names.get(i));
      String right = expression(pairs.get(i), Side.RIGHT, "r." + names.get(i));
      String equal = left + " = " + right;
      conditions.add(
          nullsToo
              ? "(%s OR (l.%s IS NULL AND r.%2$s IS NULL))".formatted(equal, names.get(i))
              : equal);
    }
    return String.join(" AND ", conditions);
  }

  /** What is compared and sorted by; the same for both tables, as far as a database can tell. */
  private String expression(ColumnPair pair, Side side, String name) {
    ColumnRef column = pair.of(side);
    ColumnRef opposite = pair.opposite(side);
    boolean sameType = column.dataType().equals(opposite.dataType());
    return switch (pair.kind()) {
      case NUMBER ->
          !sameType && column.dataType().equals(BOOLEAN) ? forms.asNumber().formatted(name) : name;
      case TEXT -> forms.exactText().formatted(name);
      case PADDED_TEXT -> forms.exactText().formatted("RTRIM(" + name + ")");
      case UUID ->
          sameType
              ? name
              : forms.exactText().formatted("LOWER(" + forms.asText().formatted(name) + ")");
      case TIMESTAMP ->
          !sameType && column.dataType().equals(ZONED) ? forms.inUtc().formatted(name) : name;
      case DATE, TIME, BINARY -> name;
      case OTHER -> forms.exactText().formatted(forms.asText().formatted(name));
    };
  }

  private static List<String> names(String prefix, List<ColumnPair> pairs) {
    return IntStream.range(0, pairs.size()).mapToObj(i -> prefix + i).toList();
  }

  private static String aliased(List<String> expressions, List<String> names) {
    return IntStream.range(0, names.size())
        .mapToObj(i -> expressions.get(i) + " AS " + names.get(i))
        .collect(Collectors.joining(", "));
  }
}
