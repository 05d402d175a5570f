package io.dqrun.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.dqrun.json.JsonTree;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** Why a token was probably refused, told without the token. */
final class TokenDiagnosis {

  private static final String NEW_TOKEN =
      "copy the current token from the server's settings, Bots, into securityConfig.jwtToken";

  private TokenDiagnosis() {}

  /**
   * What to tell the user.
   *
   * @param reason half a sentence
   * @param hint what to do
   */
  record Finding(String reason, String hint) {}

  /**
   * Looks at the token's own words; its signature is not checked.
   *
   * @param token the token that was refused
   * @param foreignKey whether the server does not know the key it was signed with
   */
  static Finding of(Optional<String> token, boolean foreignKey, Instant now) {
    if (token.isEmpty()) {
      return new Finding("none was sent", "set securityConfig.jwtToken");
    }
    Optional<JsonNode> claims = claims(token.get());
    if (claims.isEmpty()) {
      return new Finding("it is no JSON Web Token", NEW_TOKEN);
    }
    Optional<Instant> expiry = expiry(token.get());
    if (expiry.isPresent() && !expiry.get().isAfter(now)) {
      return new Finding("it expired on " + expiry.get(), NEW_TOKEN);
    }
    if (foreignKey) {
      return new Finding(
          "it was signed by another installation, or the server's keys were changed", NEW_TOKEN);
    }
    return new Finding(
        "it has not expired, so it was probably replaced by a newer one or revoked", NEW_TOKEN);
  }

  /** The end of a token's life; empty when it says none or is no token. */
  static Optional<Instant> expiry(String token) {
    long latest = Instant.MAX.getEpochSecond();
    return claims(token)
        .map(claims -> claims.path("exp"))
        .filter(JsonNode::isNumber)
        .map(exp -> Instant.ofEpochSecond(Math.max(-latest, Math.min(latest, exp.asLong()))));
  }

  private static Optional<JsonNode> claims(String token) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    try {
      JsonNode payload = JsonTree.parse(Base64.getUrlDecoder().decode(parts[1]));
      return Optional.of(payload).filter(JsonNode::isObject);
    } catch (IOException | IllegalArgumentException e) {
      // No Base64 or no JSON: not a token.
      return Optional.empty();
    }
  }
}
