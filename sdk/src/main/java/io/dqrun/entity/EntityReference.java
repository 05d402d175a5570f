package io.dqrun.entity;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import java.util.UUID;

/**
 * A pointer to another entity.
 *
 * @param id the entity's id
 * @param type the entity's kind, such as {@code table} or {@code testSuite}
 * @param name the entity's name; servers may leave it out
 * @param fullyQualifiedName the entity's FQN as the server spells it; servers may leave it out
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record EntityReference(
    UUID id, String type, Optional<String> name, Optional<String> fullyQualifiedName) {

  /** The id of what the server has not given an id yet. */
  private static final UUID NO_ID = new UUID(0, 0);

  /** A pointer by name alone, with the nil UUID; never sent to a server. */
  public static EntityReference byName(String type, String name) {
    return new EntityReference(NO_ID, type, Optional.of(name), Optional.of(name));
  }
}
