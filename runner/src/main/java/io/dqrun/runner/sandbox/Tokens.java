package io.dqrun.runner.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dqrun.runner.sandbox.wire.Caller;
import io.dqrun.runner.sandbox.wire.ErrorReply;
import io.dqrun.runner.sandbox.wire.Json;
import java.io.IOException;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Issues tokens, and finds out who sends one. Nothing is really signed. */
final class Tokens {

  private static final String SCHEME = "Bearer ";
  private static final String KEY_ID = "dq-run-sandbox";
  private static final String READER_ROLE = "DataConsumer";

  private final TokenPolicy policy;
  private final String signature = encode(Json.object().put("s", UUID.randomUUID().toString()));

  Tokens(TokenPolicy policy) {
    this.policy = policy;
  }

  /** A token of a caller. */
  String issue(Caller caller) {
    ObjectNode claims = Json.object();
    claims.put("sub", caller.name());
    claims.put("isBot", caller.isBot());
    if (!caller.mayWrite()) {
      claims.putArray("roles").add(READER_ROLE);
    }
    ObjectNode header = Json.object().put("kid", KEY_ID).put("alg", "RS256");
    return encode(header) + "." + encode(claims) + "." + signature;
  }

  /** Reads the Authorization header; anything but a bearer token counts as no token. */
  Caller authenticate(@Nullable String authorization) {
    if (authorization == null
        || !authorization.startsWith(SCHEME)
        || authorization.substring(SCHEME.length()).isBlank()) {
      throw ErrorReply.unauthorized("Not Authorized! Token not present");
    }
    String[] parts = authorization.substring(SCHEME.length()).split("\\.", -1);
    JsonNode claims = parts.length < 3 ? Json.object() : decode(parts[1]);
    if (policy == TokenPolicy.ISSUED) {
      check(parts, claims);
    }
    boolean isBot = claims.path("isBot").asBoolean(true);
    boolean reads = false;
    for (JsonNode role : claims.path("roles")) {
      reads |= role.asText().equals(READER_ROLE);
    }
    return isBot && !reads
        ? Caller.BOT
        : new Caller(claims.path("sub").asText("user"), isBot, !reads);
  }

  /** In the order of the server: form, expiry, key, signature. */
  private void check(String[] parts, JsonNode claims) {
    if (parts.length != 3 || claims.isEmpty()) {
      throw ErrorReply.unauthorized("Not Authorized! Unable to decode the token.");
    }
    if (claims.path("exp").asLong(Long.MAX_VALUE) < System.currentTimeMillis() / 1000) {
      throw ErrorReply.unauthorized("Expired token!");
    }
    if (!decode(parts[0]).path("kid").asText().equals(KEY_ID)) {
      throw ErrorReply.wrapped(
          "com.auth0.jwk.SigningKeyNotFoundException: JWT Token keyID doesn't match the configured"
              + " keyID. This usually happens if you didn't configure proper publicKeyUrls under"
              + " authentication configuration.");
    }
    if (!parts[2].equals(signature)) {
      throw ErrorReply.unauthorized(
          "Not Authorized! Token verification failed. Public key mismatch. due to"
              + " com.auth0.jwt.exceptions.SignatureVerificationException: The Token's Signature"
              + " resulted invalid when verified using the Algorithm: SHA256withRSA");
    }
  }

  private static String encode(JsonNode node) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Json.write(node));
  }

  /** A part of a token; nothing if it cannot be read. */
  private static JsonNode decode(String part) {
    try {
      return Json.MAPPER.readTree(Base64.getUrlDecoder().decode(part));
    } catch (IOException | IllegalArgumentException e) {
      return Json.object();
    }
  }
}
