package io.dqrun.runner.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.Table;
import io.dqrun.runner.jdbc.ConnectionPool.Lease;
import io.dqrun.workflow.ConnectionConfig;
import io.dqrun.workflow.ServiceConnection;
import io.dqrun.workflow.TestSuitePipeline;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TwoSessionsTest {

  private static final Table A = table("a");
  private static final Table B = table("b");

  private static Table table(String service) {
    return Table.builder()
        .id(new UUID(0, 1))
        .name("t")
        .fullyQualifiedName(FullyQualifiedName.of(service, "db", "main", "t"))
        .build();
  }

  /** Two databases of which each allows one session at a time. */
  private static Databases databases(Path folder) throws Exception {
    TestSuitePipeline.Builder pipeline = TestSuitePipeline.builder();
    for (String service : List.of("a", "b")) {
      Path file = Files.createFile(folder.resolve(service + ".db"));
      pipeline.addServiceConnections(
          new ServiceConnection(
              service,
              new ConnectionConfig(
                  "SQLite", Map.of("database", "db", "databaseMode", file.toString()))));
    }
    return new Databases(new ConnectionResolver(pipeline.build(), new KnownCatalog()), 1);
  }

  @Test
  void whoeverNeedsBothNeverWaitsForEachOther(@TempDir Path folder) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger done = new AtomicInteger();
    try (Databases databases = databases(folder)) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        TwoSessions sessions =
            i % 2 == 0 ? new TwoSessions(databases, A, B) : new TwoSessions(databases, B, A);
        String left = i % 2 == 0 ? "a.db" : "b.db";
        all.add(
            threads.submit(
                () -> {
                  for (int round = 0; round < 50; round++) {
                    sessions.use(
                        (one, other) -> {
                          assertEquals(1, inside.incrementAndGet());
                          assertTrue(one.target().url().contains(left), one.target().url());
                          assertFalse(other.target().url().contains(left));
                          done.incrementAndGet();
                          inside.decrementAndGet();
                        },
                        () -> false);
                  }
                  return null;
                }));
      }
      for (Future<?> one : all) {
        one.get(30, TimeUnit.SECONDS);
      }
    } finally {
      threads.shutdownNow();
    }
    assertEquals(200, done.get());
  }

  @Test
  void theFirstIsGivenBackWhileTheSecondIsBusy(@TempDir Path folder) throws Exception {
    try (Databases databases = databases(folder);
        Lease busy = databases.of(B).pool().lease(Duration.ofSeconds(1)).orElseThrow()) {
      assertTrue(busy.session().isUsable());
      AtomicInteger asked = new AtomicInteger();
      assertFalse(
          new TwoSessions(databases, A, B)
              .use((one, other) -> {}, () -> asked.getAndIncrement() > 0));
      assertTrue(databases.of(A).pool().lease(Duration.ZERO).isPresent());
      assertEquals(Optional.empty(), databases.of(B).pool().lease(Duration.ZERO));
    }
  }
}
