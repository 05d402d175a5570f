package io.dqrun.entity;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The tags of a table and of its columns.
 *
 * @param tags those of the table itself
 * @param columns all columns
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record TableTags(Optional<List<TagLabel>> tags, Optional<List<TaggedColumn>> columns) {

  /**
   * The tags of a column.
   *
   * @param children the columns inside of it, if it is a structure
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record TaggedColumn(
      String name, Optional<List<TagLabel>> tags, Optional<List<TaggedColumn>> children) {

    private boolean isPersonal() {
      return arePersonal(tags)
          || children.stream().flatMap(List::stream).anyMatch(TaggedColumn::isPersonal);
    }
  }

  /** Whether all of the table is tagged as data of persons. */
  public boolean isPersonal() {
    return arePersonal(tags);
  }

  /** The top-level columns that are tagged as data of persons, or have such a part. */
  public Set<String> personalColumns() {
    return columns.stream()
        .flatMap(List::stream)
        .filter(TaggedColumn::isPersonal)
        .map(TaggedColumn::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean arePersonal(Optional<List<TagLabel>> tags) {
    return tags.stream().flatMap(List::stream).anyMatch(TagLabel::isPersonal);
  }
}
