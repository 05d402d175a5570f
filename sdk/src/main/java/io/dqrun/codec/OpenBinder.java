package io.dqrun.codec;

import io.dqrun.workflow.Component;
import io.dqrun.yaml.YamlNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Binds values whose types nobody knows by how they are written. */
final class OpenBinder {

  private static final Pattern BOOLEAN = Pattern.compile("true|True|TRUE|false|False|FALSE");

  /** Those that look the same when they are printed again; {@code 0777} and {@code -0} do not. */
  private static final Pattern INTEGER = Pattern.compile("0|-?[1-9][0-9]{0,99}");

  private static final Pattern DECIMAL = Pattern.compile("-?(?:0|[1-9][0-9]{0,49})\\.[0-9]{1,49}");

  private OpenBinder() {}

  /** A type and settings that only this type knows. */
  static Component component(Fields fields) {
    String type = fields.requiredText("type");
    Map<String, Object> config =
        fields.object("config").map(OpenBinder::map).orElseGet(LinkedHashMap::new);
    fields.close();
    return new Component(type, config);
  }

  /** All fields, whatever they are. */
  static Map<String, Object> map(Fields fields) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (YamlNode.Entry entry : fields.mapping().entries()) {
      fields.accept(entry.key());
      value(fields.reading(), fields.path(entry.key()), entry.value())
          .ifPresent(value -> values.put(entry.key(), value));
    }
    return values;
  }

  /** A value; empty where nothing is written. */
  static Optional<Object> value(Reading reading, String path, YamlNode node) {
    if (node instanceof YamlNode.Mapping mapping) {
      return Optional.of(map(new Fields(reading, path, mapping.location(), mapping)));
    }
    if (node instanceof YamlNode.Sequence sequence) {
      List<Object> values = new ArrayList<>();
      for (int i = 0; i < sequence.items().size(); i++) {
        value(reading, path + "[" + i + "]", sequence.items().get(i)).ifPresent(values::add);
      }
      return Optional.of(values);
    }
    YamlNode.Scalar scalar = (YamlNode.Scalar) node;
    return scalar.isNull() ? Optional.empty() : Optional.of(typed(reading.value(scalar, path)));
  }

  private static Object typed(Value value) {
    String text = value.text();
    if (!value.bare()) {
      return text;
    }
    if (BOOLEAN.matcher(text).matches()) {
      return Boolean.valueOf(text.toLowerCase(Locale.ROOT));
    }
    if (INTEGER.matcher(text).matches()) {
      return new BigInteger(text);
    }
    // A zero has no sign as a number.
    boolean decimal = DECIMAL.matcher(text).matches();
    return decimal && new BigDecimal(text).toPlainString().equals(text)
        ? new BigDecimal(text)
        : text;
  }
}
