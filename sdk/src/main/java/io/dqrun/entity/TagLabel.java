package io.dqrun.entity;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;

/**
 * A tag on a table or a column.
 *
 * @param tagFqn classification and tag, such as {@code PII.Sensitive}
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record TagLabel(@JsonProperty("tagFQN") String tagFqn) {

  /** The classifications that say something of persons, and the tags that say there is nothing. */
  private static final List<String> PERSONAL = List.of("pii.", "personaldata.");

  private static final String NONE = ".none";

  /** Whether it says that there is data of persons: any tag of PII or PersonalData but None. */
  public boolean isPersonal() {
    String name = tagFqn.replace("\"", "").toLowerCase(Locale.ROOT);
    return PERSONAL.stream().anyMatch(name::startsWith) && !name.endsWith(NONE);
  }
}
