package io.dqrun.client;

import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.Table;
import io.dqrun.pack.Packed;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The tables that were asked for so far, each once. The last ones are at hand, the others
 * compressed: a run may have thousands, with hundreds of columns each.
 */
final class KnownTables {

  private static final int AT_HAND = 64;
  private static final int ABSENT = -1;

  private final Function<FullyQualifiedName, Optional<Table>> server;
  private final Map<FullyQualifiedName, Integer> places = new ConcurrentHashMap<>();
  private final Packed<Table> tables = new Packed<>(Json.form(EntityReaders.TABLE));
  private final Map<Integer, Table> atHand = Collections.synchronizedMap(new Recent());

  private static final class Recent extends LinkedHashMap<Integer, Table> {
    private static final long serialVersionUID = 1L;

    Recent() {
      super(AT_HAND * 2, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Integer, Table> eldest) {
      return size() > AT_HAND;
    }
  }

  KnownTables(Function<FullyQualifiedName, Optional<Table>> server) {
    this.server = server;
  }

  Optional<Table> find(FullyQualifiedName name) {
    int place =
        places.computeIfAbsent(name, asked -> server.apply(asked).map(this::keep).orElse(ABSENT));
    if (place == ABSENT) {
      return Optional.empty();
    }
    Table known = atHand.get(place);
    if (known == null) {
      known = tables.get(place);
      atHand.put(place, known);
    }
    return Optional.of(known);
  }

  private int keep(Table table) {
    int place = tables.add(table);
    atHand.put(place, table);
    return place;
  }
}
