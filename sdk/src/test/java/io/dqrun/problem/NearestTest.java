package io.dqrun.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

  private static final List<String> KEYS =
      List.of("serviceName", "serviceConnections", "testCases", "type", "forceUpdate", "id");

  @ParameterizedTest
  @CsvSource({
    "servicName,serviceName",
    "serviceNmae,serviceName",
    "service_name,serviceName",
    "SERVICENAME,serviceName",
    "serviceConection,serviceConnections",
    "testcase,testCases",
    "force,forceUpdate",
    "connections,serviceConnections",
    "tpye,type",
    "forceUpdte,forceUpdate"
  })
  void findsTheWordThatWasMeant(String typo, String meant) {
    assertEquals(Optional.of(meant), Nearest.of(typo, KEYS));
  }

  @ParameterizedTest
  @CsvSource({"password", "ab", "service", "kind", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"})
  void findsNothingForOtherWords(String word) {
    assertEquals(Optional.empty(), Nearest.of(word, KEYS));
  }

  @Test
  void prefersTheClosest() {
    assertEquals(
        Optional.of("columnValueMinToBeBetween"),
        Nearest.of(
            "columnValueMinToBeBetwen",
            List.of("columnValueMaxToBeBetween", "columnValueMinToBeBetween")));
  }
}
