package io.dqrun.yaml;

import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Guesses no types: what is written without quotes and tag is {@link #PLAIN}, whatever it looks
 * like. Only the merge key has a meaning by its look.
 */
final class PlainResolver extends Resolver {

  static final Tag PLAIN = new Tag("tag:yaml.org,2002:plain");

  @Override
  protected void addImplicitResolvers() {
    // None: every one is a regular expression that each value would be tried with.
  }

  @Override
  public Tag resolve(NodeId kind, String value, boolean implicit) {
    return switch (kind) {
      case scalar -> !implicit ? Tag.STR : value.equals("<<") ? Tag.MERGE : PLAIN;
      case sequence -> Tag.SEQ;
      case mapping, anchor -> Tag.MAP;
    };
  }
}
