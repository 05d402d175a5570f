package io.dqrun.runner.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.runner.sql.ColumnPair;
import io.dqrun.runner.sql.ColumnRef;
import io.dqrun.runner.sql.Comparison;
import io.dqrun.runner.sql.Difference;
import io.dqrun.runner.sql.Difference.Trouble;
import io.dqrun.runner.sql.Selection;
import io.dqrun.runner.sql.Side;
import io.dqrun.runner.sql.TableRef;
import io.dqrun.runner.sql.ValueKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowMergeTest {

  private static Comparison comparison(ValueKind key, ValueKind... values) {
    return new Comparison(
        TableRef.of("a"),
        TableRef.of("b"),
        List.of(pair(key)),
        Arrays.stream(values).map(RowMergeTest::pair).toList(),
        Selection.where(Optional.empty()));
  }

  private static ColumnPair pair(ValueKind kind) {
    return new ColumnPair(new ColumnRef("c", "INT"), new ColumnRef("c", "INT"), kind);
  }

  private static Rows<RuntimeException> rows(List<@Nullable Object> keys) {
    Iterator<@Nullable Object> rest = keys.iterator();
    return new Rows<>() {
      @Override
      public @Nullable List<@Nullable Object> next() {
        return rest.hasNext() ? Arrays.asList(rest.next()) : null;
      }

      @Override
      public void close() {}
    };
  }

  private static Difference compare(
      ValueKind kind, List<@Nullable Object> left, List<@Nullable Object> right) {
    return RowMerge.compare(comparison(kind), rows(left), rows(right));
  }

  @Test
  void everyOrderButTheKnownOneIsNoticed() {
    List<@Nullable Object> known = List.of("A", "B", "a");
    assertEquals(new Difference.Counted(0, 0, 0, 3), compare(ValueKind.TEXT, known, known));
    // As a database with the rules of a language sorts them.
    List<@Nullable Object> language = List.of("a", "A", "B");
    assertEquals(
        new Difference.Unusable(Side.RIGHT, Trouble.UNKNOWN_ORDER),
        compare(ValueKind.TEXT, known, language));
    assertEquals(
        new Difference.Unusable(Side.LEFT, Trouble.UNKNOWN_ORDER),
        compare(ValueKind.TEXT, language, List.of()));
    // Numbers that are sorted as texts.
    assertEquals(
        new Difference.Unusable(Side.LEFT, Trouble.UNKNOWN_ORDER),
        compare(ValueKind.NUMBER, List.of(1L, 10L, 9L), List.of(1L)));
  }

  @Test
  void keysMustBeThereAndDiffer() {
    assertEquals(
        new Difference.Unusable(Side.LEFT, Trouble.NULL_KEY),
        compare(ValueKind.NUMBER, Arrays.asList(1L, null), List.of(1L)));
    assertEquals(
        new Difference.Unusable(Side.RIGHT, Trouble.DUPLICATE_KEY),
        compare(ValueKind.NUMBER, List.of(), List.of(1L, new BigDecimal("1.0"))));
  }

  private static void assertSame(ValueKind kind, Object left, Object right) {
    assertEquals(0, order(kind, left, right), left + " and " + right);
  }

  private static int order(ValueKind kind, Object left, Object right) {
    Object one = PlainValue.of(kind, left);
    Object other = PlainValue.of(kind, right);
    assertNotEquals(null, one);
    assertNotEquals(null, other);
    return one == null || other == null ? 0 : PlainValue.compare(one, other);
  }

  @Test
  void valuesOfDifferentDriversAreTheSame() {
    assertSame(ValueKind.NUMBER, 1L, new BigDecimal("1.000"));
    assertSame(ValueKind.NUMBER, true, 1L);
    assertSame(ValueKind.NUMBER, 0.1, new BigDecimal("0.10"));
    assertSame(ValueKind.NUMBER, 0.1f, 0.1);
    assertSame(ValueKind.NUMBER, BigInteger.TEN.pow(30), new BigDecimal("1e30"));
    assertSame(ValueKind.NUMBER, Double.NaN, Double.NaN);
    assertTrue(order(ValueKind.NUMBER, Double.NaN, BigDecimal.TEN.pow(400)) > 0);
    assertTrue(order(ValueKind.NUMBER, Double.NEGATIVE_INFINITY, -1L) < 0);
    assertTrue(order(ValueKind.NUMBER, 9007199254740993L, 9007199254740992.0) > 0);
    assertSame(ValueKind.PADDED_TEXT, "ab   ", "ab");
    assertNotEquals(0, order(ValueKind.TEXT, "ab ", "ab"));
    assertSame(ValueKind.UUID, "AB-1", "ab-1");
    LocalDateTime moment = LocalDateTime.of(2024, 3, 1, 8, 0, 0, 123_456_000);
    assertSame(ValueKind.TIMESTAMP, moment, "2024-03-01 08:00:00.123456");
    assertSame(ValueKind.TIMESTAMP, moment, "2024-03-01T08:00:00.123456789");
    assertSame(ValueKind.TIMESTAMP, moment, "2024-03-01 09:00:00.123456+01:00");
    assertSame(
        ValueKind.TIMESTAMP, moment, OffsetDateTime.parse("2024-03-01T03:00:00.123456-05:00"));
    assertSame(ValueKind.DATE, LocalDate.of(2024, 3, 1), "2024-03-01");
    assertSame(ValueKind.DATE, LocalDate.of(2024, 3, 1), "2024-03-01 00:00:00");
    assertNotEquals(0, order(ValueKind.DATE, LocalDate.of(2024, 3, 1), "1 March"));
    assertSame(ValueKind.TIME, LocalTime.of(8, 0), "08:00:00");
    assertSame(ValueKind.BINARY, new byte[] {1, -1}, new byte[] {1, -1});
    assertTrue(order(ValueKind.BINARY, new byte[] {-1}, new byte[] {1, 1}) > 0);
  }

  @Test
  void textsAreSortedByCodePoints() {
    assertTrue(order(ValueKind.TEXT, "\uFF5E", "\uD83D\uDE00") < 0);
    assertTrue(order(ValueKind.TEXT, "a", "a\u0001") < 0);
    assertTrue(order(ValueKind.TEXT, "Z", "a") < 0);
  }
}
