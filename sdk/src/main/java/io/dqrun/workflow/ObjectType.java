package io.dqrun.workflow;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fields that a connection, or an object inside one, may have in OpenMetadata 1.6.2.
 *
 * @param name the type's name
 * @param fields all fields, in the order in which OpenMetadata lists them
 * @param former fields of older layouts
 * @param later the keys that only later versions know, each with the field to use instead, or an
 *     empty text
 * @param open whether other fields are accepted, too
 */
public record ObjectType(
    String name,
    List<FieldType> fields,
    List<FormerField> former,
    Map<String, String> later,
    boolean open) {

  public ObjectType {
    fields = List.copyOf(fields);
    former = List.copyOf(former);
    later = Map.copyOf(later);
  }

  /** The field of this name. */
  public Optional<FieldType> field(String key) {
    for (FieldType field : fields) {
      if (field.name().equals(key)) {
        return Optional.of(field);
      }
    }
    return Optional.empty();
  }
}
