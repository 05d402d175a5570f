package io.dqrun.runner.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerAddressTest {

  @ParameterizedTest
  @CsvSource({
    "http://om:8585/api, http://om:8585",
    "http://om:8585/api/, http://om:8585",
    "http://om:8585, http://om:8585",
    "HTTP://OM:8585/, http://om:8585",
    "https://om:443/meta/api, https://om/meta",
    "http://om:80, http://om",
    "https://user:secret@om/api?token=secret#x, https://om",
    "http://user:se%cret@om host/api?token=secret, http://om host/api",
    "'', ''"
  })
  void oneSpellingWithoutSecrets(String url, String address) {
    assertEquals(address, ServerAddress.of(url));
  }
}
