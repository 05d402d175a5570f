package io.dqrun.runner.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SendFailureTest {

  @ParameterizedTest
  @CsvSource({
    "400,REJECTED",
    "404,REJECTED",
    "413,REJECTED",
    "422,REJECTED",
    "409,CONFLICT",
    "401,REFUSED",
    "403,REFUSED",
    "301,NOT_STORED",
    "405,NOT_STORED",
    "408,NOT_STORED",
    "425,NOT_STORED",
    "429,NOT_STORED",
    "500,OUTCOME_UNKNOWN",
    "502,OUTCOME_UNKNOWN",
    "503,OUTCOME_UNKNOWN",
    "504,OUTCOME_UNKNOWN"
  })
  void meaningOfAStatus(int status, SendFailure failure) {
    assertEquals(failure, SendFailure.ofStatus(status));
  }
}
