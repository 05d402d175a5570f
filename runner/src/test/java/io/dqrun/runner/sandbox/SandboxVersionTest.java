package io.dqrun.runner.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxVersionTest {

  @ParameterizedTest
  @CsvSource({"1.6.2,1.6.2", "1.6,1.6.2", "1.6.1,1.6.1", "1.7,1.7.0", "1.12.4,1.12.4"})
  void readsVersions(String text, String expected) {
    assertEquals(expected, SandboxVersion.parse(text).toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.4.0", "2.0.0", "1", "latest", "1.6.2-SNAPSHOT", "", "0.13.2"})
  void saysWhatItKnowsInsteadOfGuessing(String text) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> SandboxVersion.parse(text));
    assertTrue(String.valueOf(e.getMessage()).contains("1.6.2"), e.getMessage());
  }

  @Test
  void comparesNumbersAndNotTexts() {
    assertTrue(SandboxVersion.parse("1.10.0").since(SandboxVersion.V1_9));
    assertFalse(SandboxVersion.parse("1.6.1").saysBasic());
    assertTrue(SandboxVersion.parse("1.6.2").saysBasic());
  }
}
