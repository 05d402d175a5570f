package io.dqrun.draft;

import io.dqrun.yaml.YamlEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The comments of pieces, each from its hash sign to the end of its line. */
final class Comments {

  private static final Pattern COMMENT = Pattern.compile("(?<![^\\s])#[^\\r\\n]*");

  private final List<String> found = new ArrayList<>();

  private Comments() {}

  /** All comments within a value, in order. */
  static List<String> of(Tree.Node node) {
    Comments comments = new Comments();
    comments.visit(node);
    return comments.found;
  }

  /** The comments within a member and behind it, in order; those above it are not among them. */
  static List<String> within(Tree.Member member) {
    Comments comments = new Comments();
    comments.visitBelow(member);
    return comments.found;
  }

  /** The comments of a text that holds nothing but blanks, marks and comments. */
  static List<String> ofBlanks(String text) {
    Comments comments = new Comments();
    comments.add(text);
    return comments.found;
  }

  private void visit(Tree.Node node) {
    if (node instanceof Tree.Collection collection) {
      add(collection.open);
      for (Tree.Member member : collection.members) {
        add(member.lead);
        add(member.before);
        visitBelow(member);
      }
      add(collection.close);
    } else if (node instanceof Tree.Scalar scalar
        && (scalar.style == YamlEvent.Style.LITERAL || scalar.style == YamlEvent.Style.FOLDED)) {
      add(scalar.raw.substring(0, scalar.raw.indexOf('\n') + 1));
    }
  }

  private void visitBelow(Tree.Member member) {
    add(member.between);
    visit(member.value);
    add(member.tail);
  }

  private void add(String blanks) {
    if (blanks.indexOf('#') >= 0) {
      Matcher matcher = COMMENT.matcher(blanks);
      while (matcher.find()) {
        found.add(matcher.group().stripTrailing());
      }
    }
  }
}
