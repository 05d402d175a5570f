package io.dqrun.client;

import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The headers of every request, checked before OkHttp could name a secret value in a message. */
final class RequestHeaders {

  private static final String CONFIG = "workflowConfig.openMetadataServerConfig";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
  private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7e]*");
  private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]+");
  private static final Set<String> CREDENTIALS =
      Set.of("authorization", "proxy-authorization", "cookie");

  private RequestHeaders() {}

  /** The token without blanks around it. */
  static Optional<String> token(ClientSettings settings) {
    return settings.token().map(String::strip).filter(token -> !token.isEmpty());
  }

  /**
   * The headers for this server.
   *
   * @throws DqException if one is malformed, or would carry a token over plain http
   */
  static Map<String, String> of(ClientSettings settings, ServerAddress address) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Accept", "application/json");
    headers.put("User-Agent", userAgent());
    String authorization = token(settings).map(RequestHeaders::bearer).orElse("");
    if (!authorization.isEmpty()) {
      headers.put("Authorization", authorization);
    }
    settings
        .extraHeaders()
        .forEach(
            (name, value) -> {
              // The official client fills in this placeholder, for proxies that want the token.
              String filled = value.replace("%(Authorization)s", authorization);
              checkHeader(name, filled);
              headers.put(name, filled);
            });
    boolean secret =
        headers.keySet().stream().anyMatch(n -> CREDENTIALS.contains(n.toLowerCase(Locale.ROOT)));
    if (secret
        && !address.encrypted()
        && !address.loopback()
        && settings.plainHttp() == PlainHttp.REFUSE_TOKEN) {
      throw new DqException(
          Problem.error(
                  ProblemCode.PLAIN_HTTP_TOKEN,
                  "the token would travel unencrypted to " + address.url())
              .withPath(ServerAddress.KEY)
              .withHint("use https, or allow plain http if you trust everyone on the way"));
    }
    return headers;
  }

  private static String bearer(String token) {
    if (!TOKEN.matcher(token).matches()) {
      throw invalid(
          "the token holds a blank, a line break or another character that no token has",
          CONFIG + ".securityConfig.jwtToken",
          "copy it again, without quotes and without the word Bearer");
    }
    return "Bearer " + token;
  }

  private static void checkHeader(String name, String value) {
    if (!NAME.matcher(name).matches() || !VALUE.matcher(value).matches()) {
      throw invalid(
          "the header '" + ServerText.clean(name) + "' has characters that no header may have",
          CONFIG + ".extraHeaders",
          "use letters, digits and signs of ASCII only, on one line");
    }
  }

  private static DqException invalid(String message, String path, String hint) {
    return new DqException(
        Problem.error(ProblemCode.INVALID_VALUE, message).withPath(path).withHint(hint));
  }

  private static String userAgent() {
    String version = RequestHeaders.class.getPackage().getImplementationVersion();
    return version == null ? "dq-run" : "dq-run/" + version;
  }
}
