package io.dqrun.yaml;

import java.util.Set;
import org.yaml.snakeyaml.nodes.Tag;

/** The tags that may be written; they say no more than what a plain value says. */
final class YamlTags {

  static final String MESSAGE = "a tag is not allowed here";
  static final String HINT = "remove it, or put a text that starts with `!` in quotes";

  private static final Set<Tag> ALLOWED =
      Set.of(
          PlainResolver.PLAIN,
          Tag.STR,
          Tag.INT,
          Tag.FLOAT,
          Tag.BOOL,
          Tag.NULL,
          Tag.TIMESTAMP,
          Tag.MERGE,
          Tag.SEQ,
          Tag.MAP);

  private YamlTags() {}

  static boolean allowed(Tag tag) {
    return ALLOWED.contains(tag);
  }
}
