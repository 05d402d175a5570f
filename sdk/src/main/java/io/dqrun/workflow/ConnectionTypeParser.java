package io.dqrun.workflow;

import io.dqrun.workflow.FieldType.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads one block of {@link ConnectionTypesText}, whose head explains the notation. */
final class ConnectionTypeParser {

  private static final Map<Character, String> FLAGS =
      Map.of(
          'M', "supportsMetadataExtraction",
          'U', "supportsUsageExtraction",
          'L', "supportsLineageExtraction",
          'P', "supportsProfiler",
          'D', "supportsDatabase",
          'Q', "supportsQueryComment",
          'T', "supportsDBTExtraction",
          'X', "supportsDataDiff",
          'S', "supportsSystemProfile",
          'V', "supportsViewLineageExtraction");

  private static final Map<String, String> SHORT =
      Map.of(
          "CO", "connectionOptions:map",
          "CA", "connectionArguments:map",
          "SDS", "sampleDataStorageConfig:map");

  /** The default filters, which all connections have and tests do not use. */
  private static final List<String> FILTERS =
      List.of(
          "schemaFilterPattern:@filterPattern",
          "tableFilterPattern:@filterPattern",
          "databaseFilterPattern:@filterPattern",
          "storedProcedureFilterPattern:@filterPattern");

  private final List<FieldType> fields = new ArrayList<>();
  private final List<FormerField> former = new ArrayList<>();
  private final Map<String, String> later = new LinkedHashMap<>();

  private ConnectionTypeParser() {}

  static ObjectType connection(List<String> block) {
    String[] head = block.get(0).split(" ", -1);
    String flags = head.length > 1 ? head[1] : "";
    boolean open = flags.equals("open");
    ConnectionTypeParser parser = new ConnectionTypeParser();
    parser.fields.add(new FieldType("type", Kind.CHOICE, false, List.of(head[0])));
    parser.body(block);
    for (String filter : FILTERS) {
      parser.field(filter);
    }
    for (int i = 0; !open && i < flags.length(); i++) {
      parser.field(FLAGS.get(flags.charAt(i)) + ":boolean");
    }
    return new ObjectType(head[0], parser.fields, parser.former, parser.later, open);
  }

  static ObjectType object(List<String> block) {
    ConnectionTypeParser parser = new ConnectionTypeParser();
    parser.body(block);
    return new ObjectType(
        block.get(0).substring(1), parser.fields, parser.former, parser.later, false);
  }

  private void body(List<String> block) {
    for (String line : block.subList(1, block.size())) {
      String[] words = line.split(" ", -1);
      switch (words[0]) {
        case "was" ->
            former.add(new FormerField(words[1], words[2].equals("-") ? "" : words[2], words[3]));
        case "later" -> {
          for (int i = 1; i < words.length; i++) {
            int equals = words[i].indexOf('=');
            later.put(
                equals < 0 ? words[i] : words[i].substring(0, equals),
                equals < 0 ? "" : words[i].substring(equals + 1));
          }
        }
        default -> {
          for (String word : words) {
            field(SHORT.getOrDefault(word, word));
          }
        }
      }
    }
  }

  private void field(String text) {
    int colon = text.indexOf(':');
    boolean required = text.charAt(colon - 1) == '*';
    String name = text.substring(0, required ? colon - 1 : colon);
    String kind = text.substring(colon + 1);
    if (kind.startsWith("{")) {
      List<String> values = List.of(kind.substring(1, kind.length() - 1).split("/", -1));
      fields.add(new FieldType(name, Kind.CHOICE, required, values));
    } else if (kind.startsWith("@")) {
      List<String> types = List.of(kind.substring(1).split("\\|", -1));
      fields.add(new FieldType(name, Kind.OBJECT, required, types));
    } else {
      Kind simple = Kind.valueOf(kind.toUpperCase(Locale.ROOT));
      fields.add(new FieldType(name, simple, required, List.of()));
    }
  }
}
