package io.dqrun.runner.compare;

import io.dqrun.runner.sql.ValueKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Values as they are compared, whichever driver read them: {@code Long}, {@code BigDecimal} or, for
 * what is no number, {@code Double}; {@code LocalDateTime} and {@code LocalTime}; {@code String};
 * {@code byte[]}.
 */
final class PlainValue {

  private static final BigInteger MIN_LONG = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger MAX_LONG = BigInteger.valueOf(Long.MAX_VALUE);

  /** As many digits before the point as a long can have, and some. */
  private static final int LONG_DIGITS = 20;

  /** Up to here every whole number is a double. */
  private static final double LARGEST_EXACT = 1L << 53;

  private PlainValue() {}

  /** A value of a row; what does not fit its kind stays what it is, and equals only the like. */
  static @Nullable Object of(ValueKind kind, @Nullable Object value) {
    if (value == null) {
      return null;
    }
    return switch (kind) {
      case NUMBER -> number(value);
      case TEXT -> text(value);
      case PADDED_TEXT -> value instanceof byte[] ? value : withoutPadding(text(value).toString());
      case UUID ->
          value instanceof byte[] ? value : text(value).toString().toLowerCase(Locale.ROOT);
      case DATE, TIMESTAMP -> moment(value);
      case TIME -> time(value);
      case BINARY, OTHER -> value instanceof byte[] ? value : text(value);
    };
  }

  private static Object text(Object value) {
    return value instanceof byte[] ? value : value.toString();
  }

  private static String withoutPadding(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == ' ') {
      end--;
    }
    return text.substring(0, end);
  }

  private static Object number(Object value) {
    if (value instanceof Long) {
      return value;
    }
    if (value instanceof Boolean bool) {
      return bool ? 1L : 0L;
    }
    if (value instanceof BigInteger whole) {
      return whole.compareTo(MIN_LONG) < 0 || whole.compareTo(MAX_LONG) > 0
          ? new BigDecimal(whole)
          : (Object) whole.longValue();
    }
    if (value instanceof BigDecimal decimal) {
      return shortened(decimal);
    }
    if (value instanceof Double || value instanceof Float) {
      double number = ((Number) value).doubleValue();
      if (number == Math.rint(number) && Math.abs(number) <= LARGEST_EXACT) {
        return (long) number;
      }
      // By the digits that a person reads, which is how a decimal got into the other database.
      return Double.isFinite(number)
          ? shortened(new BigDecimal(value.toString()))
          : (Object) number;
    }
    return value;
  }

  private static Object shortened(BigDecimal decimal) {
    if (decimal.precision() - decimal.scale() > LONG_DIGITS) {
      return decimal;
    }
    try {
      return decimal.longValueExact();
    } catch (ArithmeticException e) {
      return decimal;
    }
  }

  private static Object moment(Object value) {
    if (value instanceof LocalDate date) {
      return date.atStartOfDay();
    }
    if (value instanceof LocalDateTime dateTime) {
      return dateTime.truncatedTo(ChronoUnit.MICROS);
    }
    if (value instanceof OffsetDateTime dateTime) {
      return dateTime
          .withOffsetSameInstant(ZoneOffset.UTC)
          .toLocalDateTime()
          .truncatedTo(ChronoUnit.MICROS);
    }
    return value instanceof String text ? parsedMoment(text) : value;
  }

  /** SQLite keeps dates as texts, with a blank or a T before the time. */
  private static Object parsedMoment(String text) {
    String iso = text.strip().replace(' ', 'T');
    try {
      if (iso.indexOf('T') < 0) {
        return LocalDate.parse(iso).atStartOfDay();
      }
      boolean zoned = iso.endsWith("Z") || iso.indexOf('+') > 0 || iso.indexOf('-', 10) > 0;
      return zoned
          ? moment(OffsetDateTime.parse(iso))
          : LocalDateTime.parse(iso).truncatedTo(ChronoUnit.MICROS);
    } catch (DateTimeException e) {
      return text;
    }
  }

  private static Object time(Object value) {
    if (value instanceof LocalTime time) {
      return time.truncatedTo(ChronoUnit.MICROS);
    }
    if (!(value instanceof String text)) {
      return value;
    }
    try {
      return LocalTime.parse(text.strip()).truncatedTo(ChronoUnit.MICROS);
    } catch (DateTimeException e) {
      return text;
    }
  }

  /** The order of values that are both there; of different classes numbers come first. */
  static int compare(Object left, Object right) {
    int leftClass = classRank(left);
    int byClass = Integer.compare(leftClass, classRank(right));
    if (byClass != 0) {
      return byClass;
    }
    return switch (leftClass) {
      case 0 -> compareNumbers(left, right);
      case 1 -> ((LocalDateTime) left).compareTo((LocalDateTime) right);
      case 2 -> ((LocalTime) left).compareTo((LocalTime) right);
      case 3 -> compareTexts((String) left, (String) right);
      default -> Arrays.compareUnsigned((byte[]) left, (byte[]) right);
    };
  }

  private static int classRank(Object value) {
    if (value instanceof Number) {
      return 0;
    }
    if (value instanceof LocalDateTime) {
      return 1;
    }
    if (value instanceof LocalTime) {
      return 2;
    }
    if (value instanceof String) {
      return 3;
    }
    if (value instanceof byte[]) {
      return 4;
    }
    throw new IllegalArgumentException("values of " + value.getClass() + " cannot be compared");
  }

  private static int compareNumbers(Object left, Object right) {
    if (left instanceof Long one && right instanceof Long other) {
      return Long.compare(one, other);
    }
    // Only what is no number is a double here; NaN is the greatest, as in the databases.
    if (left instanceof Double || right instanceof Double) {
      return Double.compare(asDouble(left), asDouble(right));
    }
    return decimal(left).compareTo(decimal(right));
  }

  private static double asDouble(Object value) {
    return value instanceof Double number ? number : 0;
  }

  private static BigDecimal decimal(Object value) {
    return value instanceof BigDecimal number ? number : BigDecimal.valueOf((Long) value);
  }

  /** By code points, which is the order of bytes in UTF-8 but not that of Java's own characters. */
  private static int compareTexts(String left, String right) {
    int common = Math.min(left.length(), right.length());
    for (int i = 0; i < common; i++) {
      char one = left.charAt(i);
      char other = right.charAt(i);
      if (one != other) {
        return Integer.compare(rank(one), rank(other));
      }
    }
    return Integer.compare(left.length(), right.length());
  }

  /** Surrogates, of which code points beyond the others are made, after all other characters. */
  private static int rank(char c) {
    return Character.isSurrogate(c) ? c + 0x10000 : c;
  }
}
