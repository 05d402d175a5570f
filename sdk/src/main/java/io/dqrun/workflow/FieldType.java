package io.dqrun.workflow;

import java.util.List;

/**
 * A field of an {@link ObjectType}.
 *
 * @param name the key
 * @param kind what its value is
 * @param required whether it must be given
 * @param choices the values of a {@link Kind#CHOICE}, the possible types of a {@link Kind#OBJECT}
 *     as {@link ConnectionTypes#object} knows them; empty for all other kinds
 */
public record FieldType(String name, Kind kind, boolean required, List<String> choices) {

  public FieldType {
    choices = List.copyOf(choices);
  }

  /** What the value of a field is. */
  public enum Kind {
    /** Any text. */
    TEXT,
    /** A text that must never be shown. */
    SECRET,
    /** A whole number. */
    INTEGER,
    /** True or false. */
    BOOLEAN,
    /** One of a few words. */
    CHOICE,
    /** A list of whatever. */
    LIST,
    /** A mapping with keys of the user's choice. */
    MAP,
    /** A mapping with the fields of one of several types. */
    OBJECT,
    /** Whatever. */
    ANY
  }
}
