package io.dqrun.runner.sandbox.store;

import io.dqrun.runner.sandbox.wire.ErrorReply;

/** The server's rules for writing a name as a part of a fully qualified name. */
public final class Names {

  private Names() {}

  /** A name as a part of an FQN: in quotes if, and only if, it holds a dot. */
  public static String quote(String name) {
    boolean quoted = name.length() > 2 && name.startsWith("\"") && name.endsWith("\"");
    String plain = quoted ? name.substring(1, name.length() - 1) : name;
    if (plain.indexOf('"') >= 0) {
      throw ErrorReply.badRequest("Invalid name " + name);
    }
    return plain.indexOf('.') >= 0 ? '"' + plain + '"' : plain;
  }

  /** The FQN of a thing of this name below a parent. */
  public static String child(String parentFqn, String name) {
    return parentFqn + "." + quote(name);
  }

  /** Whether an FQN lies below another one. */
  public static boolean isBelow(String fqn, String parentFqn) {
    return fqn.length() > parentFqn.length()
        && fqn.startsWith(parentFqn)
        && fqn.charAt(parentFqn.length()) == '.';
  }
}
