package io.dqrun.workflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The database connections that OpenMetadata 1.6.2 knows.
 *
 * <p>They are data: {@link ConnectionTypesText}. It is split into blocks when the first type is
 * asked for, and only the types that are asked for are read, each once.
 */
public final class ConnectionTypes {

  private static final String OBJECT = "@";
  private static final String NEWER = "newer ";

  /** What was read, by the names of the blocks. */
  private static final Map<String, ObjectType> READ = new ConcurrentHashMap<>();

  private ConnectionTypes() {}

  /** The blocks of the text by their first words. */
  private static final class Blocks {
    static final Map<String, List<String>> BY_NAME = load();
    static final List<String> NAMES = typeNames();

    private static List<String> typeNames() {
      List<String> names = new ArrayList<>();
      for (String name : BY_NAME.keySet()) {
        if (!name.startsWith(OBJECT) && !name.startsWith(NEWER)) {
          names.add(name);
        }
      }
      return List.copyOf(names);
    }

    private static Map<String, List<String>> load() {
      Map<String, List<String>> blocks = new LinkedHashMap<>();
      List<String> block = new ArrayList<>();
      for (String line : ConnectionTypesText.TEXT.split("\n", -1)) {
        if (line.isBlank() || line.startsWith("#")) {
          continue;
        }
        if (line.startsWith(NEWER)) {
          newer(line, blocks);
        } else if (line.startsWith(" ")) {
          block.add(line.strip());
        } else {
          block = new ArrayList<>(List.of(line));
          int end = line.indexOf(' ');
          blocks.put(end < 0 ? line : line.substring(0, end), block);
        }
      }
      return blocks;
    }

    private static void newer(String line, Map<String, List<String>> blocks) {
      int equals = line.indexOf(" = ");
      List<String> version = List.of(line.substring(equals + 3));
      for (String name : line.substring(NEWER.length(), equals).split(" ", -1)) {
        blocks.put(NEWER + name, version);
      }
    }
  }

  /** The names of all types, as {@code type} spells them. */
  public static List<String> names() {
    return Blocks.NAMES;
  }

  /** The names of the types that came after 1.6.2. */
  public static List<String> newerNames() {
    return Blocks.BY_NAME.keySet().stream()
        .filter(name -> name.startsWith(NEWER))
        .map(name -> name.substring(NEWER.length()))
        .toList();
  }

  /** The type of this name; empty if 1.6.2 does not know it. */
  public static Optional<ObjectType> find(String name) {
    return name.startsWith(OBJECT) || name.startsWith(NEWER)
        ? Optional.empty()
        : Optional.ofNullable(read(name));
  }

  private static @Nullable ObjectType read(String name) {
    ObjectType type = READ.get(name);
    List<String> block = Blocks.BY_NAME.get(name);
    if (type == null && block != null) {
      type =
          name.startsWith(OBJECT)
              ? ConnectionTypeParser.object(block)
              : ConnectionTypeParser.connection(block);
      READ.put(name, type);
    }
    return type;
  }

  /**
   * The release that brought a type that 1.6.2 does not know, such as {@code 1.7.0}; empty for the
   * types of 1.6.2 and for what is no type at all.
   */
  public static Optional<String> newerThan16(String name) {
    List<String> version = Blocks.BY_NAME.get(NEWER + name);
    return version == null ? Optional.empty() : Optional.of(version.get(0));
  }

  /**
   * An object inside a connection; a connection itself where one holds another.
   *
   * @param name a name of {@link FieldType#choices()}
   * @throws IllegalArgumentException if there is no such object
   */
  public static ObjectType object(String name) {
    ObjectType object = read(OBJECT + name);
    return object != null
        ? object
        : find(name).orElseThrow(() -> new IllegalArgumentException("no object " + name));
  }

  /**
   * What can stand under a field, whichever of its types is meant: the fields of all of them, none
   * required.
   *
   * @param field a field of the kind {@link FieldType.Kind#OBJECT}
   */
  public static ObjectType anyOf(FieldType field) {
    List<ObjectType> types = field.choices().stream().map(ConnectionTypes::object).toList();
    Map<String, FieldType> fields = new LinkedHashMap<>();
    Map<String, String> later = new LinkedHashMap<>();
    List<FormerField> former = new ArrayList<>();
    for (ObjectType type : types) {
      for (FieldType one : type.fields()) {
        fields.merge(one.name(), optional(one), ConnectionTypes::either);
      }
      former.addAll(type.former());
      later.putAll(type.later());
    }
    return new ObjectType(field.name(), List.copyOf(fields.values()), former, later, false);
  }

  private static FieldType optional(FieldType field) {
    return new FieldType(field.name(), field.kind(), false, field.choices());
  }

  private static FieldType either(FieldType one, FieldType other) {
    List<String> choices = new ArrayList<>(one.choices());
    other.choices().stream().filter(choice -> !choices.contains(choice)).forEach(choices::add);
    return new FieldType(one.name(), one.kind(), false, choices);
  }
}
