package io.dqrun.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.dqrun.json.JsonTree;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an answer that is not a success says, in any of the shapes that servers use.
 *
 * @param text the server's words, cleaned
 * @param origin who speaks
 * @param status the status that was meant
 * @param foreignKey whether the token was signed with a key that the server does not know
 */
record ErrorBody(String text, Origin origin, int status, boolean foreignKey) {

  /** Who wrote an answer. */
  enum Origin {
    /** OpenMetadata, about what was asked for. */
    API,
    /** OpenMetadata's router: it does not know the route or the method. */
    ROUTER,
    /** A plain text, of whomever. */
    TEXT,
    /** A web server or proxy. */
    OTHER,
    /** A web server, proxy or login page, in HTML. */
    PAGE
  }

  /** Whether this is text for a browser. */
  boolean page() {
    return origin == Origin.PAGE;
  }

  private static final Pattern WRAPPED = Pattern.compile("\\bHTTP (404|405|406|415)\\b");
  private static final Pattern FOREIGN_KEY =
      Pattern.compile("SigningKeyNotFound|No key found|keyID doesn't match");

  static ErrorBody of(Answer answer, ServerText texts) {
    Optional<JsonNode> json = json(answer);
    if (json.isEmpty()) {
      return answer.html()
          ? new ErrorBody(texts.shownPage(answer.text()), Origin.PAGE, answer.status(), false)
          : new ErrorBody(texts.shown(answer.text()), Origin.TEXT, answer.status(), false);
    }
    String message = message(json.get());
    if (json.get().has("servlet")) {
      return new ErrorBody(texts.shown(message), Origin.OTHER, answer.status(), false);
    }
    boolean foreignKey = answer.status() == 500 && FOREIGN_KEY.matcher(message).find();
    Matcher wrapped = WRAPPED.matcher(message);
    boolean routing = (answer.status() == 500 || isRouting(answer.status())) && wrapped.find();
    int status = answer.status();
    if (foreignKey) {
      status = 401;
    } else if (routing) {
      status = Integer.parseInt(wrapped.group(1));
    }
    return new ErrorBody(
        texts.shown(message), routing ? Origin.ROUTER : Origin.API, status, foreignKey);
  }

  private static boolean isRouting(int status) {
    return status == 404 || status == 405 || status == 406 || status == 415;
  }

  private static String message(JsonNode json) {
    String message = json.path("message").asText("");
    return message.isEmpty() ? json.path("responseMessage").asText("") : message;
  }

  private static Optional<JsonNode> json(Answer answer) {
    try {
      return Optional.of(JsonTree.parse(answer.text())).filter(JsonNode::isObject);
    } catch (IOException e) {
      // Errors may come in any form; what is no JSON is read as text.
      return Optional.empty();
    }
  }
}
