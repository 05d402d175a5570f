package io.dqrun.workflow;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values of no fixed type in one form each, so that equal files make equal models: {@link String},
 * {@link Boolean}, {@link Long}, {@link BigInteger} beyond it, {@link BigDecimal}, immutable lists
 * and maps. What is null is left out.
 */
final class OpenValues {

  private static final int MAX_DIGITS = 100;

  private OpenValues() {}

  static Map<String, Object> copy(Map<?, ?> values) {
    Map<String, Object> copy = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : values.entrySet()) {
      if (entry.getValue() != null) {
        copy.put(String.valueOf(entry.getKey()), one(entry.getValue()));
      }
    }
    return Collections.unmodifiableMap(copy);
  }

  private static Object one(Object value) {
    if (value instanceof String || value instanceof Boolean || value instanceof Long) {
      return value;
    }
    if (value instanceof Number number) {
      return number(number);
    }
    if (value instanceof Map<?, ?> map) {
      return copy(map);
    }
    if (value instanceof List<?> list) {
      List<Object> items = new ArrayList<>();
      for (@Nullable Object item : list) {
        if (item != null) {
          items.add(one(item));
        }
      }
      return Collections.unmodifiableList(items);
    }
    throw new IllegalArgumentException(
        "a " + value.getClass().getName() + " cannot stand in a workflow; give a text");
  }

  private static Object number(Number number) {
    BigDecimal exact = new BigDecimal(number.toString());
    if (exact.precision() > MAX_DIGITS || Math.abs((long) exact.scale()) > MAX_DIGITS) {
      return number.toString();
    }
    if (exact.scale() > 0) {
      return exact;
    }
    BigInteger whole = exact.toBigIntegerExact();
    return whole.bitLength() > 63 ? whole : (Object) whole.longValue();
  }
}
