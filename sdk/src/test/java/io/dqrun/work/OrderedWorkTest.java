package io.dqrun.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderedWorkTest {

  @ParameterizedTest
  @CsvSource({"0, 2", "1, 4", "7, 2", "100, 3", "1000, 1", "5003, 2", "5003, 8"})
  void everyInputIsWorkedOnOnceAndAnsweredInOrder(int count, int threads) {
    List<Integer> inputs = IntStream.range(0, count).boxed().toList();
    AtomicInteger worked = new AtomicInteger();
    AtomicInteger ahead = new AtomicInteger();
    List<String> results = new ArrayList<>();

    OrderedWork.run(
        inputs,
        threads,
        input -> {
          ahead.accumulateAndGet(worked.incrementAndGet() - results.size(), Math::max);
          return "r" + input;
        },
        results::add);

    assertEquals(inputs.stream().map(input -> "r" + input).toList(), results);
    assertEquals(count, worked.get());
    assertTrue(ahead.get() <= threads * 40, "results of " + ahead + " inputs were kept");
  }

  @ParameterizedTest
  @CsvSource({"1", "3"})
  void whatTheWorkThrowsEndsIt(int threads) {
    List<Integer> inputs = IntStream.range(0, 500).boxed().toList();
    assertThrows(
        ArithmeticException.class,
        () -> OrderedWork.run(inputs, threads, input -> 1 / (input - 77), result -> {}));
  }
}
