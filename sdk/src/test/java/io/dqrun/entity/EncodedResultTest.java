package io.dqrun.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A result is written as Jackson writes it by its annotations, byte by byte, and read back. */
class EncodedResultTest {

  private static final ObjectMapper MAPPER = new ObjectMapper().registerModule(new Jdk8Module());

  @Property(tries = 500)
  void aResultIsWrittenAsJacksonWritesItAndReadBack(@ForAll("results") TestCaseResult result)
      throws JsonProcessingException {
    EncodedResult encoded = EncodedResult.of(result);

    assertEquals(
        MAPPER.writeValueAsString(result), new String(encoded.json(), StandardCharsets.UTF_8));
    assertEquals(result.timestamp(), encoded.timestamp());
    assertEquals(result, encoded.result());
  }

  @Provide
  Arbitrary<TestCaseResult> results() {
    Arbitrary<TestResultValue> value =
        Combinators.combine(text(), text().optional()).as(TestResultValue::new);
    Arbitrary<List<Optional<Long>>> counts = Arbitraries.longs().optional().list().ofSize(2);
    Arbitrary<List<Optional<Double>>> numbers =
        Arbitraries.oneOf(
                Arbitraries.doubles(),
                Arbitraries.of(Double.NaN, Double.NEGATIVE_INFINITY, 1e300, -0.0))
            .optional()
            .list()
            .ofSize(4);
    return Combinators.combine(
            Arbitraries.longs(),
            Arbitraries.of(TestCaseStatus.values()),
            text().optional(),
            value.list().ofMaxSize(3),
            counts,
            numbers)
        .as(
            (timestamp, status, text, values, rows, doubles) ->
                TestCaseResult.builder()
                    .timestamp(timestamp)
                    .testCaseStatus(status)
                    .result(text)
                    .addAllTestResultValue(values)
                    .passedRows(rows.get(0))
                    .failedRows(rows.get(1))
                    .passedRowsPercentage(doubles.get(0))
                    .failedRowsPercentage(doubles.get(1))
                    .minBound(doubles.get(2))
                    .maxBound(doubles.get(3))
                    .build());
  }

  private static Arbitrary<String> text() {
    return Arbitraries.strings()
        .withChars("ab\"\\/\n\t\u0000\u001f\u007f\u00e9\u2028\u20ac{}")
        .ofMaxLength(12);
  }
}
