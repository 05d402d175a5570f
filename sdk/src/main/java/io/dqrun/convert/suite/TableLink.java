package io.dqrun.convert.suite;

import io.dqrun.entity.EntityLink;
import io.dqrun.entity.FullyQualifiedName;
import java.util.Optional;

/** Entity links and names of tables as old files hold them. */
final class TableLink {

  private static final int TABLE_DEPTH = 4;

  private TableLink() {}

  /** A link to a table or to a column of one; empty for anything else. */
  static Optional<EntityLink> parse(String text) {
    try {
      return Optional.of(EntityLink.parse(text))
          .filter(link -> isTable(link.table()))
          .filter(link -> !link.column().orElse("").contains("::"));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The name of a table; empty for anything else. */
  static Optional<FullyQualifiedName> table(String text) {
    try {
      return Optional.of(FullyQualifiedName.parse(text)).filter(TableLink::isTable);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** A further field of the link would be read as a part of the name. */
  private static boolean isTable(FullyQualifiedName name) {
    return name.depth() == TABLE_DEPTH && name.parts().stream().noneMatch(p -> p.contains("::"));
  }
}
