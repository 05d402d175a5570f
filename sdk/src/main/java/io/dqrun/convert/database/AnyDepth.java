package io.dqrun.convert.database;

import io.dqrun.convert.WorkflowFile;
import io.dqrun.draft.Draft;
import java.util.ArrayList;
import java.util.List;

/** Finds keys that mean the same wherever they stand. */
final class AnyDepth {

  private AnyDepth() {}

  /** The mappings of a file that have this key. */
  static List<Draft.Mapping> holding(String key, WorkflowFile file) {
    List<Draft.Mapping> found = new ArrayList<>();
    if (!file.holds(key)) {
      return found;
    }
    visit(file.root(), key, found);
    return found;
  }

  private static void visit(Draft.Mapping mapping, String key, List<Draft.Mapping> found) {
    if (mapping.has(key)) {
      found.add(mapping);
    }
    for (Draft.Entry entry : mapping.entries()) {
      entry.mapping().ifPresent(below -> visit(below, key, found));
      entry.items().ifPresent(list -> list.mappings().forEach(item -> visit(item, key, found)));
    }
  }
}
