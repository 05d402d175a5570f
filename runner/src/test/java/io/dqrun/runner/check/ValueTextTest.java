package io.dqrun.runner.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueTextTest {

  @ParameterizedTest
  @CsvSource({
    "10, 10.0",
    "-0.0, -0.0",
    "0.1, 0.1",
    "0.30000000000000004, 0.30000000000000004",
    "1.4142135623730951, 1.4142135623730951",
    "1e15, 1000000000000000.0",
    "1234567890123456, 1234567890123456.0",
    "9999999999999998, 9999999999999998.0",
    "1e16, 1e+16",
    "12345678901234567000, 1.2345678901234567e+19",
    "0.0001, 0.0001",
    "0.00012345, 0.00012345",
    "0.00001, 1e-05",
    "-0.000012, -1.2e-05",
    "1e-100, 1e-100",
    // Double.toString of JDK 17 writes 2.0E-3 and 2.0E-2 longer than needed for some of these.
    "2e-3, 0.002",
    "2e23, 2e+23",
    "1e23, 1e+23",
    "8.41e21, 8.41e+21",
    "5e-324, 5e-324",
    "2.2250738585072014e-308, 2.2250738585072014e-308",
    "1.7976931348623157e308, 1.7976931348623157e+308",
    "9007199254740993, 9007199254740992.0",
    "Infinity, inf",
    "-Infinity, -inf",
    "NaN, nan"
  })
  void doublesAreWrittenAsPythonDoes(double number, String text) {
    assertEquals(text, ValueText.ofDouble(number));
  }

  @ParameterizedTest
  @CsvSource({"0.1, 0.1", "3.4028235e38, 3.4028235e+38", "16777216, 16777216.0", "1e-45, 1e-45"})
  void singlePrecisionKeepsItsOwnDigits(float number, String text) {
    assertEquals(text, ValueText.ofFloat(number));
  }

  @Test
  void everyDoubleIsReadBackAndNeverLongerThanJava() {
    Random random = new Random(7);
    for (int i = 0; i < 3_000; i++) {
      double number = Double.longBitsToDouble(random.nextLong());
      if (Double.isNaN(number) || Double.isInfinite(number)) {
        continue;
      }
      assertEquals(number, Double.parseDouble(ValueText.ofDouble(number)));
      int digits = ValueText.shortest(number).stripTrailingZeros().precision();
      int javaDigits = new BigDecimal(Double.toString(number)).stripTrailingZeros().precision();
      assertEquals(Math.min(digits, javaDigits), digits, () -> "too long: " + number);
    }
  }

  @Test
  void otherValues() {
    assertEquals("4.0000000000000000", ValueText.of(new BigDecimal("4.0000000000000000")));
    assertEquals("9007199254740993", ValueText.of(9007199254740993L));
    assertEquals("None", ValueText.of((Object) null));
    assertEquals("True", ValueText.of((Object) true));
    assertEquals("2024-03-01", ValueText.of(LocalDate.of(2024, 3, 1)));
    assertEquals("0001-01-01 00:00:00", ValueText.of(LocalDateTime.of(1, 1, 1, 0, 0)));
    assertEquals(
        "2024-03-01 08:00:00.000007", ValueText.of(LocalDateTime.of(2024, 3, 1, 8, 0, 0, 7_999)));
    assertEquals(
        "2024-03-01 08:00:00+00:00", ValueText.of(OffsetDateTime.parse("2024-03-01T08:00:00Z")));
    assertEquals(
        "2024-03-01 08:00:00-05:30",
        ValueText.of(OffsetDateTime.parse("2024-03-01T08:00:00-05:30")));
  }
}
