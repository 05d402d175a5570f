package io.dqrun.runner.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Who asks. Every token is taken for the ingestion bot's, but for a JSON Web Token whose claim
 * {@code isBot} is false: such a caller is an ordinary user and sees no passwords.
 *
 * @param name the name under which changes are stored
 * @param isBot whether it is a bot
 */
record Caller(String name, boolean isBot) {

  static final Caller BOT = new Caller("ingestion-bot", true);

  private static final String SCHEME = "Bearer ";

  /** Reads the Authorization header; anything but a bearer token counts as no token. */
  static Caller of(@Nullable String authorization) {
    if (authorization == null
        || !authorization.startsWith(SCHEME)
        || authorization.substring(SCHEME.length()).isBlank()) {
      throw ErrorReply.unauthorized("Not Authorized! Token not present");
    }
    String token = authorization.substring(SCHEME.length());
    int first = token.indexOf('.');
    int second = token.indexOf('.', first + 1);
    if (first < 0 || second < 0) {
      return BOT;
    }
    try {
      JsonNode claims =
          Json.MAPPER.readTree(Base64.getUrlDecoder().decode(token.substring(first + 1, second)));
      return claims.path("isBot").asBoolean(true)
          ? BOT
          : new Caller(claims.path("sub").asText("user"), false);
    } catch (IOException | IllegalArgumentException e) {
      // Not a JSON Web Token: any other text is as good as the bot's token.
      return BOT;
    }
  }
}
