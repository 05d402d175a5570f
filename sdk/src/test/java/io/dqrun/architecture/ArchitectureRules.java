package io.dqrun.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.NullMarked;

/** The laws of the house, each giving the list of its violations. */
public final class ArchitectureRules {

  private final PackageTable table;
  private final JavaClasses classes;
  private final Function<String, String> shortName;

  /**
   * Rules over compiled classes.
   *
   * @param table what is allowed
   * @param classes the classes of one module, without its tests
   * @param shortName from a package's full name to its name in the table; empty for a package that
   *     is not the project's
   */
  public ArchitectureRules(
      PackageTable table, JavaClasses classes, Function<String, String> shortName) {
    this.table = table;
    this.classes = classes;
    this.shortName = shortName;
  }

  /** All violations, sorted. */
  public List<String> violations() {
    Set<String> found = new TreeSet<>();
    found.addAll(upwardRows());
    found.addAll(unlistedPackages());
    found.addAll(unlistedImports());
    found.addAll(circles());
    found.addAll(missingNullMarked());
    return List.copyOf(found);
  }

  /** Rows of the table that themselves allow an import that does not point downward. */
  private List<String> upwardRows() {
    List<String> found = new ArrayList<>();
    for (PackageTable.Row row : table.rows().values()) {
      for (String imported : row.imports()) {
        PackageTable.Row target = table.rows().get(imported);
        boolean part = isPartOf(row.name(), imported);
        if (target == null) {
          found.add("the table lets " + row.name() + " import the unknown package " + imported);
        } else if (!part && target.floor() >= row.floor()) {
          found.add("the table lets " + row.name() + " import upward: " + imported);
        }
      }
    }
    return found;
  }

  private List<String> unlistedPackages() {
    List<String> found = new ArrayList<>();
    for (JavaClass type : classes) {
      if (!table.rows().containsKey(shortName.apply(type.getPackageName()))) {
        found.add("the package " + type.getPackageName() + " is not in the table");
      }
    }
    return found;
  }

  private List<String> unlistedImports() {
    List<String> found = new ArrayList<>();
    for (JavaClass type : classes) {
      PackageTable.Row row = table.rows().get(shortName.apply(type.getPackageName()));
      if (row == null) {
        continue;
      }
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        String target = dependency.getTargetClass().getBaseComponentType().getPackageName();
        String imported = shortName.apply(target);
        boolean allowed =
            imported.isEmpty()
                ? isLibraryAllowed(row, target)
                : imported.equals(row.name()) || row.imports().contains(imported);
        if (!allowed) {
          found.add(
              row.name()
                  + " must not import "
                  + (imported.isEmpty() ? target : imported)
                  + ", see "
                  + file(type));
        }
      }
    }
    return found;
  }

  private static boolean isLibraryAllowed(PackageTable.Row row, String target) {
    return target.isEmpty()
        || (target.startsWith("java.") && !target.equals("java.sql"))
        || target.startsWith("org.jspecify.")
        || target.startsWith("org.immutables.")
        || row.libraries().stream()
            .anyMatch(library -> target.equals(library) || target.startsWith(library + "."));
  }

  private static boolean isPartOf(String child, String parent) {
    return child.startsWith(parent + ".");
  }

  /** Circles between files; what the annotation processor generates belongs to its file. */
  private List<String> circles() {
    Map<String, Set<String>> graph = new TreeMap<>();
    for (JavaClass type : classes) {
      String from = file(type);
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        if (!shortName.apply(target.getPackageName()).isEmpty() && !file(target).equals(from)) {
          graph.computeIfAbsent(from, key -> new TreeSet<>()).add(file(target));
        }
      }
    }
    List<String> found = new ArrayList<>();
    Set<String> reported = new HashSet<>();
    for (String start : graph.keySet()) {
      List<String> circle = circleThrough(graph, start);
      if (!circle.isEmpty() && reported.add(String.join(" ", new TreeSet<>(circle)))) {
        found.add("circle: " + String.join(" -> ", circle) + " -> " + start);
      }
    }
    return found;
  }

  /** The shortest circle through a file, starting with it; empty if there is none. */
  private static List<String> circleThrough(Map<String, Set<String>> graph, String start) {
    Map<String, String> reachedFrom = new TreeMap<>();
    Deque<String> queue = new ArrayDeque<>(List.of(start));
    while (!queue.isEmpty()) {
      String at = queue.remove();
      for (String next : graph.getOrDefault(at, Set.of())) {
        if (next.equals(start)) {
          Deque<String> path = new ArrayDeque<>();
          for (String step = at;
              !step.equals(start);
              step = reachedFrom.getOrDefault(step, start)) {
            path.addFirst(step);
          }
          path.addFirst(start);
          return List.copyOf(path);
        }
        if (reachedFrom.putIfAbsent(next, at) == null) {
          queue.add(next);
        }
      }
    }
    return List.of();
  }

  private List<String> missingNullMarked() {
    List<String> found = new ArrayList<>();
    for (JavaClass type : classes) {
      if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
        found.add("the package " + type.getPackageName() + " lacks a @NullMarked package-info");
      }
    }
    return found;
  }

  /** The source file of a class, as package and name. */
  private String file(JavaClass type) {
    JavaClass top = type;
    while (top.getEnclosingClass().isPresent()) {
      top = top.getEnclosingClass().get();
    }
    String name = top.getSimpleName();
    return shortName.apply(top.getPackageName())
        + "/"
        + (name.startsWith("Immutable") ? name.substring("Immutable".length()) : name);
  }
}
