package io.dqrun.runner.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.entity.TestCase;
import io.dqrun.entity.TestCaseResult;
import io.dqrun.entity.TestCaseStatus;
import io.dqrun.runner.check.Checks;
import io.dqrun.runner.check.Compatibility;
import io.dqrun.runner.sql.Dataset;
import io.dqrun.runner.testing.RandomCases;
import io.dqrun.runner.testing.Recorder;
import io.dqrun.runner.testing.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * For random tables and random cases of all definitions: a scan that many cases share gives the
 * records that each case gives alone, and tells of the same quirks.
 */
class SharedScanPropertyTest {

  private static final int TABLES = 25;
  private static final int CASES = 16;

  @ParameterizedTest
  @EnumSource
  void sharedRecordsAreThoseOfEachCaseAlone(TestDatabase.Kind kind) throws SQLException {
    Set<String> definitions = new TreeSet<>();
    Set<TestCaseStatus> verdicts = EnumSet.noneOf(TestCaseStatus.class);
    int saved = 0;
    try (TestDatabase database = TestDatabase.open(kind)) {
      for (int seed = 0; seed < TABLES; seed++) {
        RandomCases random = RandomCases.create(database, "t " + seed, new Random(seed));
        List<TestCase> cases =
            Stream.iterate(0, i -> i + 1).limit(CASES).map(i -> random.next("c" + i)).toList();
        cases.forEach(testCase -> definitions.add(testCase.definitionName().orElseThrow()));
        for (Compatibility way : Compatibility.values()) {
          for (Dataset rows : List.of(random.whole(), random.part())) {
            String about = "seed %d, %s, %s".formatted(seed, way, rows);
            database.forgetStatements();
            Recorder shared = Recorder.run(database, way, rows, random.table(), cases);
            int together = database.statements().size();
            database.forgetStatements();
            List<TestCaseResult> alone = new ArrayList<>();
            List<String> quirks = new ArrayList<>();
            for (TestCase testCase : cases) {
              Recorder one = Recorder.run(database, way, rows, random.table(), List.of(testCase));
              alone.addAll(one.results());
              quirks.addAll(one.quirks());
            }
            for (int i = 0; i < CASES; i++) {
              assertEquals(
                  alone.get(i), shared.results().get(i), about + ", " + cases.get(i).toString());
            }
            assertEquals(
                quirks.stream().sorted().toList(),
                shared.quirks().stream().sorted().toList(),
                about);
            shared.results().forEach(result -> verdicts.add(result.testCaseStatus()));
            saved += database.statements().size() - together;
          }
        }
      }
    }
    assertEquals(new TreeSet<>(Checks.executed()), definitions);
    assertEquals(EnumSet.allOf(TestCaseStatus.class), verdicts);
    assertTrue(saved > 10 * TABLES, "scans were shared: " + saved);
  }
}
