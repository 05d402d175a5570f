package io.dqrun.runner.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.entity.Column;
import io.dqrun.entity.Table;
import io.dqrun.entity.TestCase;
import io.dqrun.entity.TestDefinition;
import io.dqrun.runner.testing.TestEntities;
import io.dqrun.workflow.TestSuitePipeline;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReadAheadTest {

  private static final Table TABLE = TestEntities.table("t", Column.of("n", "INT"));

  private final KnownCatalog catalog = new KnownCatalog();
  private final ReadAhead ahead = new ReadAhead(catalog, TestSuitePipeline.builder().build());

  private static List<TestCase> cases(Table table, String... definitions) {
    return IntStream.range(0, definitions.length)
        .mapToObj(i -> TestEntities.testCase("c" + i, definitions[i], table, null))
        .toList();
  }

  /** All that is asked for until nothing more is. */
  private Set<String> asked(int expected) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (catalog.asked.size() < expected && System.nanoTime() < end) {
      Thread.sleep(5);
    }
    Thread.sleep(50);
    return new TreeSet<>(catalog.asked);
  }

  @Test
  void twoDefinitionsTheTableAndWhatMaySampleItAreAskedFor() throws Exception {
    catalog.tables.put(TABLE.fullyQualifiedName().toString(), TABLE);

    ahead.start(cases(TABLE, "a", "a", "b", "c"));

    String table = TABLE.fullyQualifiedName().toString();
    assertEquals(
        Set.of(
            "a",
            "b",
            table,
            TABLE.fullyQualifiedName().prefix(3).toString(),
            TABLE.fullyQualifiedName().prefix(2).toString()),
        asked(5));
  }

  @Test
  void nothingIsAskedForASuiteWithoutCases() throws Exception {
    ahead.start(List.of());

    assertEquals(Set.of(), asked(0));
  }

  @Test
  void aQuestionThatFailsIsNobodysConcernYet() throws Exception {
    AtomicReference<Throwable> uncaught = new AtomicReference<>();
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, e) -> uncaught.set(e));
    try {
      KnownCatalog broken =
          new KnownCatalog() {
            @Override
            public Optional<TestDefinition> findTestDefinition(String name) {
              asked.add(name);
              throw new IllegalStateException("closed");
            }
          };
      new ReadAhead(broken, TestSuitePipeline.builder().build()).start(cases(TABLE, "a"));
      long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
      while (!broken.asked.contains("a") && System.nanoTime() < end) {
        Thread.sleep(5);
      }
      Thread.sleep(50);
      assertTrue(broken.asked.contains("a"));
      assertEquals(null, uncaught.get());
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
  }
}
