package io.dqrun.runner.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class FoldingDialectTest {

  @Test
  void lowerCaseIsFoldedWhereTheCatalogueFoldsNames() {
    Dialect oracle = Dialects.forType("Oracle").orElseThrow();
    assertEquals("\"EMPLOYEES\"", oracle.quote("employees"));
    assertEquals("\"Employees\"", oracle.quote("Employees"));
    assertEquals("\"my table\"", oracle.quote("my table"));
    assertEquals("\"employees\"", Dialects.forType("Snowflake").orElseThrow().quote("employees"));
  }
}
