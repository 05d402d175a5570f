package io.dqrun.draft;

import org.jspecify.annotations.Nullable;

/**
 * The keys that lead to a value. Kept as a chain, because rules pass by many more values than they
 * tell of.
 *
 * @param outer the path of the mapping or list around it; null only for the outermost value
 * @param key the key there; empty for an item of a list
 * @param item the item's index; -1 for the value of a key
 */
record KeyPath(@Nullable KeyPath outer, String key, int item) {

  /** The path of the outermost value. */
  static final KeyPath ROOT = new KeyPath(null, "", -1);

  /** The path of the value of a key of this mapping. */
  KeyPath to(String name) {
    return new KeyPath(this, name, -1);
  }

  /** The path of an item of this list. */
  KeyPath to(int index) {
    return new KeyPath(this, "", index);
  }

  /** Joined by dots, list items as {@code [0]}; empty for the outermost value. */
  @Override
  public String toString() {
    if (outer == null) {
      return "";
    }
    String before = outer.toString();
    if (item >= 0) {
      return before + "[" + item + "]";
    }
    return before.isEmpty() ? key : before + "." + key;
  }
}
