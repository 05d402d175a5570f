package io.dqrun.convert;

import io.dqrun.draft.Draft;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The motions that many rules share. None of them overwrites: where a file gives the same thing in
 * the old and in the new place, a human must decide.
 */
public final class KeyMoves {

  private KeyMoves() {}

  /**
   * Gives a key its new name.
   *
   * @return the renamed entry; empty if there was nothing to rename, or nothing could be
   */
  public static Optional<Draft.Entry> rename(
      Draft.Mapping mapping, String from, String to, Remarks remarks) {
    Optional<Draft.Entry> old = mapping.find(from);
    Optional<Draft.Entry> given = mapping.find(to);
    refuseMerged(mapping, List.of(from), remarks);
    if (old.isEmpty()) {
      return Optional.empty();
    }
    if (given.isPresent() && old.get().isNull()) {
      old.get().remove();
      return Optional.empty();
    }
    if (given.isPresent() && !given.get().isNull()) {
      both(old.get(), to, remarks);
      return Optional.empty();
    }
    given.ifPresent(Draft.Entry::remove);
    return Optional.of(old.get().rename(to));
  }

  /**
   * Moves keys, as far as there are any, below another key of the same mapping.
   *
   * @return the mapping below that key; empty if nothing was moved
   */
  public static Optional<Draft.Mapping> moveBelow(
      Draft.Mapping mapping, String key, List<String> names, Remarks remarks) {
    Map<String, String> same = new LinkedHashMap<>();
    names.forEach(name -> same.put(name, name));
    return moveBelow(mapping, key, same, remarks);
  }

  /**
   * Moves keys, as far as there are any, below another key of the same mapping and gives them new
   * names; those without a value are removed.
   *
   * @param names the new names by the old ones
   * @return the mapping below that key; empty if nothing was moved
   */
  public static Optional<Draft.Mapping> moveBelow(
      Draft.Mapping mapping, String key, Map<String, String> names, Remarks remarks) {
    refuseMerged(mapping, names.keySet(), remarks);
    List<Draft.Entry> old = new ArrayList<>();
    List<Draft.Entry> empty = new ArrayList<>();
    for (Draft.Entry entry : mapping.entries()) {
      if (names.containsKey(entry.key())) {
        (entry.isNull() ? empty : old).add(entry);
      }
    }
    Optional<Draft.Entry> given = mapping.find(key).filter(entry -> !entry.isNull());
    for (Draft.Entry entry : old) {
      String name = names.getOrDefault(entry.key(), entry.key());
      boolean taken =
          given.isPresent()
              && given
                  .get()
                  .mapping()
                  .map(m -> m.find(name).filter(e -> !e.isNull()).isPresent())
                  .orElse(true);
      if (taken) {
        both(entry, key + "." + name, remarks);
        return Optional.empty();
      }
    }
    empty.forEach(Draft.Entry::remove);
    if (old.isEmpty()) {
      return Optional.empty();
    }
    Optional<Draft.Mapping> there = given.flatMap(Draft.Entry::mapping);
    for (Draft.Entry entry : old) {
      // What is still there has no value, as was seen above.
      String name = names.getOrDefault(entry.key(), entry.key());
      there.flatMap(m -> m.find(name)).ifPresent(Draft.Entry::remove);
    }
    Draft.Mapping below = mapping.wrap(key, old);
    names.forEach(
        (from, to) -> {
          if (!from.equals(to)) {
            below.find(from).ifPresent(entry -> entry.rename(to));
          }
        });
    return Optional.of(below);
  }

  /**
   * Removes keys; their comments stay.
   *
   * @return the names of those that had a value
   */
  public static List<String> remove(Draft.Mapping mapping, List<String> names, Remarks remarks) {
    refuseMerged(mapping, names, remarks);
    List<String> removed = new ArrayList<>();
    for (String name : names) {
      mapping
          .find(name)
          .ifPresent(
              entry -> {
                if (!entry.isNull()) {
                  removed.add(name);
                }
                entry.remove();
              });
    }
    return removed;
  }

  /** What comes through a merge key may be shared by other places, so that a human must decide. */
  private static void refuseMerged(
      Draft.Mapping mapping, Collection<String> names, Remarks remarks) {
    Optional<Draft.Entry> merge = mapping.find("<<");
    Stream<Draft.Mapping> merged =
        Stream.concat(
            merge.flatMap(Draft.Entry::mapping).stream(),
            merge.flatMap(Draft.Entry::items).stream().flatMap(i -> i.mappings().stream()));
    merged
        .flatMap(base -> names.stream().filter(base::has))
        .findFirst()
        .ifPresent(
            name ->
                remarks.undecided(
                    merge.orElseThrow(),
                    "`" + name + "` of an older layout comes through a merge key",
                    "write the values in this place, then convert again"));
  }

  private static void both(Draft.Entry old, String to, Remarks remarks) {
    remarks.undecided(
        old,
        "`" + old.key() + "` is the old place of `" + to + "`, and the file has both",
        "remove the one that is not meant, then convert again");
  }
}
