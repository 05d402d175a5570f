package io.dqrun.convert.suite;

import io.dqrun.entity.FullyQualifiedName;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Additions to file names, one for each table: short, safe on every disk, never twice. */
final class FileLabels {

  private static final int MAX_LENGTH = 60;

  private FileLabels() {}

  /** The label of each table: its own name, with what stands before it where others share that. */
  static Map<FullyQualifiedName, String> of(Collection<FullyQualifiedName> tables) {
    Map<String, Integer> counts = new HashMap<>();
    tables.forEach(
        table -> endings(table).forEach(ending -> counts.merge(lower(ending), 1, Integer::sum)));
    Map<FullyQualifiedName, String> labels = new LinkedHashMap<>();
    Set<String> used = new HashSet<>();
    for (FullyQualifiedName table : tables) {
      String label =
          endings(table).stream()
              .filter(ending -> counts.getOrDefault(lower(ending), 0) == 1)
              .findFirst()
              .orElseGet(() -> safe(table.name()));
      labels.put(table, unused(label, used));
    }
    return labels;
  }

  /** The ends of a name, the shortest first. */
  private static List<String> endings(FullyQualifiedName table) {
    List<String> parts = table.parts();
    return IntStream.rangeClosed(1, parts.size())
        .mapToObj(count -> parts.subList(parts.size() - count, parts.size()))
        .map(ending -> safe(String.join(".", ending)))
        .distinct()
        .toList();
  }

  /** Names that are the same on some disks, or were cut, get a number. */
  private static String unused(String label, Set<String> used) {
    String unused = label;
    for (int number = 2; !used.add(lower(unused)); number++) {
      unused = label + "-" + number;
    }
    return unused;
  }

  private static String lower(String label) {
    return label.toLowerCase(Locale.ROOT);
  }

  private static String safe(String name) {
    String safe = name.replaceAll("[^A-Za-z0-9._-]+", "_").replaceAll("^[._-]+|[._-]+$", "");
    String cut = safe.length() > MAX_LENGTH ? safe.substring(0, MAX_LENGTH) : safe;
    return cut.isEmpty() ? "table" : cut;
  }
}
