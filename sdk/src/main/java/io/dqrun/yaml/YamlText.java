package io.dqrun.yaml;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.emitter.Emitter;
import org.yaml.snakeyaml.events.DocumentEndEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.ImplicitTuple;
import org.yaml.snakeyaml.events.MappingEndEvent;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceEndEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.events.StreamEndEvent;
import org.yaml.snakeyaml.events.StreamStartEvent;

/**
 * Prints values as YAML the way people write it: as blocks, two blanks deep, quotes only where a
 * reader might take a text for something else.
 */
public final class YamlText {

  private static final ImplicitTuple NO_TAG = new ImplicitTuple(true, true);

  private final StringWriter text = new StringWriter();
  private final Emitter emitter = new Emitter(text, options());
  private final TextStyle styles = new TextStyle();

  private YamlText() {}

  /**
   * Prints a mapping in the order of its entries, with a line break at the end.
   *
   * @param values texts, booleans, numbers that are {@link Long}, {@link BigInteger} or {@link
   *     BigDecimal}, and lists and maps of such values
   * @throws IllegalArgumentException if a value is of another class, or a text is no Unicode: half
   *     of a pair of surrogates
   */
  public static String print(Map<String, ?> values) {
    YamlText printer = new YamlText();
    try {
      printer.document(values);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return printer.text.toString();
  }

  /** Whether some reader might take a text without quotes for something else. */
  public static boolean needsQuotes(String text) {
    return new TextStyle().ofValue(text) != ScalarStyle.PLAIN;
  }

  private static DumperOptions options() {
    DumperOptions options = new DumperOptions();
    options.setIndent(2);
    options.setIndicatorIndent(2);
    options.setIndentWithIndicator(true);
    options.setSplitLines(false);
    options.setAllowUnicode(true);
    return options;
  }

  private void document(Map<String, ?> values) throws IOException {
    emitter.emit(new StreamStartEvent(null, null));
    emitter.emit(new DocumentStartEvent(null, null, false, null, Map.of()));
    value(values);
    emitter.emit(new DocumentEndEvent(null, null, false));
    emitter.emit(new StreamEndEvent(null, null));
  }

  private void value(Object value) throws IOException {
    if (value instanceof Map<?, ?> map) {
      emitter.emit(new MappingStartEvent(null, null, true, null, null, FlowStyle.BLOCK));
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        String key = String.valueOf(entry.getKey());
        scalar(key, styles.ofKey(key));
        value(entry.getValue());
      }
      emitter.emit(new MappingEndEvent(null, null));
    } else if (value instanceof List<?> list) {
      emitter.emit(new SequenceStartEvent(null, null, true, null, null, FlowStyle.BLOCK));
      for (Object item : list) {
        value(item);
      }
      emitter.emit(new SequenceEndEvent(null, null));
    } else if (value instanceof String string) {
      scalar(string, styles.ofValue(string));
    } else if (value instanceof BigDecimal number) {
      scalar(number.toPlainString(), ScalarStyle.PLAIN);
    } else if (value instanceof Boolean || value instanceof Long || value instanceof BigInteger) {
      scalar(value.toString(), ScalarStyle.PLAIN);
    } else {
      throw new IllegalArgumentException("no YAML for a " + value.getClass().getName());
    }
  }

  private void scalar(String value, ScalarStyle style) throws IOException {
    // The emitter would make another character of it.
    if (value.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
      throw new IllegalArgumentException("a text holds half of a pair of surrogates");
    }
    emitter.emit(new ScalarEvent(null, null, NO_TAG, value, null, null, style));
  }
}
