package io.dqrun.convert.database;

import io.dqrun.convert.Remarks;
import io.dqrun.convert.WorkflowFile;
import io.dqrun.draft.Draft;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The fields of a connection, or of an object inside one, as the rules move them.
 *
 * <p>Nothing is overwritten: where the old and the new place are both in use, a human must decide.
 * A former field without a value is removed. One that comes through a merge key is left to a human,
 * because others may share it.
 */
final class Fields {

  private static final String MERGE = "<<";

  private final Draft.Mapping mapping;
  private final Remarks remarks;

  Fields(Draft.Mapping mapping, Remarks remarks) {
    this.mapping = mapping;
    this.remarks = remarks;
  }

  /**
   * The connections of these types, also those inside others. OpenMetadata fills in the type of an
   * inner one, so that its scheme or its holder must tell.
   */
  static List<Fields> of(WorkflowFile file, Remarks remarks, Set<String> types) {
    List<Fields> found = new ArrayList<>();
    for (Draft.Mapping connection : file.connections()) {
      String type = type(connection);
      if (types.contains(type)) {
        found.add(new Fields(connection, remarks));
      }
      if (type.equals("Hive") && (types.contains("Mysql") || types.contains("Postgres"))) {
        connection
            .mapping("metastoreConnection")
            .filter(inner -> type(inner).isEmpty())
            .ifPresent(inner -> found.add(new Fields(inner, remarks)));
      }
    }
    return found;
  }

  private static String type(Draft.Mapping connection) {
    return any(connection, "type")
        .or(() -> any(connection, "scheme"))
        .flatMap(Draft.Entry::text)
        .map(
            text ->
                switch (text) {
                  case "mysql+pymysql" -> "Mysql";
                  case "postgresql+psycopg2", "pgspider+psycopg2" -> "Postgres";
                  default -> text;
                })
        .orElse("");
  }

  /** The entry of a key, its own or one that a merge key brings. */
  private static Optional<Draft.Entry> any(Draft.Mapping mapping, String key) {
    return mapping.find(key).or(() -> merged(mapping, key));
  }

  private static Optional<Draft.Entry> merged(Draft.Mapping mapping, String key) {
    Optional<Draft.Entry> merge = mapping.find(MERGE);
    return Stream.concat(
            merge.flatMap(Draft.Entry::mapping).stream(),
            merge.flatMap(Draft.Entry::items).stream().flatMap(list -> list.mappings().stream()))
        .flatMap(base -> any(base, key).stream())
        .findFirst();
  }

  private static boolean isGiven(Draft.Entry entry) {
    return !entry.isNull() && !entry.mapping().map(m -> m.entries().isEmpty()).orElse(false);
  }

  /** The keys that lead to them. */
  String path() {
    return mapping.path();
  }

  /** The text of a field, its own or one that a merge key brings. */
  Optional<String> text(String key) {
    return any(mapping, key).flatMap(Draft.Entry::text);
  }

  /** Whether a field has a value, its own or one that a merge key brings. */
  boolean has(String key) {
    return any(mapping, key).filter(Fields::isGiven).isPresent();
  }

  /** An object among the fields. */
  Optional<Fields> object(String key) {
    return mapping.mapping(key).map(inner -> new Fields(inner, remarks));
  }

  /** A former field that has a value. */
  Optional<Draft.Entry> former(String key) {
    Optional<Draft.Entry> own = mapping.find(key);
    if (own.isPresent()) {
      own.filter(Draft.Entry::isNull).ifPresent(Draft.Entry::remove);
      return own.filter(entry -> !entry.isNull());
    }
    if (merged(mapping, key).isPresent()) {
      mapping
          .find(MERGE)
          .ifPresent(
              merge ->
                  remarks.undecided(
                      merge,
                      "`" + key + "` of an older layout comes through a merge key",
                      "write the fields at each connection, then convert again"));
    }
    return Optional.empty();
  }

  /** Removes former fields; their comments stay. */
  void remove(String... keys) {
    for (String key : keys) {
      former(key).ifPresent(Draft.Entry::remove);
    }
  }

  /** A former field that has a value, if the name that it is to get is free. */
  Optional<Draft.Entry> renamable(String from, String to) {
    return former(from).filter(old -> isFree(old, any(mapping, to).filter(Fields::isGiven), to));
  }

  /** Gives a former field its new name. */
  Optional<Draft.Entry> rename(String from, String to) {
    return renamable(from, to).map(old -> name(old, to));
  }

  /** Gives a field a name that is free. */
  Draft.Entry name(Draft.Entry field, String to) {
    mapping.find(to).ifPresent(Draft.Entry::remove);
    return field.rename(to);
  }

  /** A former field that has a value, if the place in an object that it is to get is free. */
  Optional<Draft.Entry> movable(String from, String object, String to) {
    Optional<Draft.Entry> there = any(mapping, object).filter(Fields::isGiven);
    boolean beside =
        mapping
            .mapping(object)
            .filter(inner -> any(inner, to).filter(Fields::isGiven).isEmpty())
            .isPresent();
    return former(from)
        .filter(old -> isFree(old, there.filter(entry -> !beside), object + "." + to));
  }

  /** Moves a former field into an object, beside what is there. */
  void move(String from, String object, String to) {
    movable(from, object, to).ifPresent(old -> put(old, object, to));
  }

  /** Makes a former field the only one of an object that says one thing in one of several ways. */
  void moveAlone(String from, String object, String to) {
    Optional<Draft.Entry> there = any(mapping, object).filter(Fields::isGiven);
    former(from).filter(old -> isFree(old, there, object)).ifPresent(old -> put(old, object, to));
  }

  /** Moves a field into an object where its place is free. */
  void put(Draft.Entry old, String object, String to) {
    mapping.find(object).filter(entry -> !isGiven(entry)).ifPresent(Draft.Entry::remove);
    mapping.mapping(object).flatMap(inner -> inner.find(to)).ifPresent(Draft.Entry::remove);
    mapping.wrap(object, List.of(old.key().equals(to) ? old : old.rename(to)));
  }

  private boolean isFree(Draft.Entry old, Optional<Draft.Entry> there, String place) {
    if (there.isPresent()) {
      remarks.undecided(
          old,
          "`" + old.key() + "` is the old layout of `" + place + "`, and the file has both",
          "remove the one that is not meant, then convert again");
    }
    return there.isEmpty();
  }

  /** Leaves the file to a human if a field without which there is no connection is missing. */
  void require(String key, String hint) {
    if (!has(key)) {
      mapping
          .find("type")
          .ifPresent(
              type ->
                  remarks.undecided(
                      type,
                      "a connection of type " + type.text().orElse("") + " needs `" + key + "`",
                      hint));
    }
  }

  /** Writes a field behind another one, in the place of an empty one if there is one. */
  void write(String behind, String key, Object value) {
    Optional<Draft.Entry> empty = mapping.find(key);
    if (empty.isPresent()) {
      empty.get().set(value);
      return;
    }
    mapping
        .find(behind)
        .ifPresentOrElse(
            entry -> mapping.addAfter(entry, key, value), () -> mapping.add(key, value));
  }

  /** The type of the connection, to say something about it as a whole, or to change it. */
  Optional<Draft.Entry> type() {
    return former("type");
  }
}
