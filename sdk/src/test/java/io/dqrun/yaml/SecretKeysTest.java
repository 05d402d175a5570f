package io.dqrun.yaml;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SecretKeysTest {

  @Test
  void noOrdinaryKeyWouldLookSecret() {
    SecretKeys.ORDINARY.forEach(key -> assertFalse(SecretKeys.looksSecret(key), key));
    assertTrue(SecretKeys.looksSecret("pasword"));
  }
}
