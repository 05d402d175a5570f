package io.dqrun.convert.server;

import io.dqrun.draft.Draft;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How a workflow signs in to the server. */
final class SignIn {

  /** What a converted file takes the token from. */
  static final String TOKEN = "${OM_JWT_TOKEN}";

  /** Providers whose own clients signed in before 1.3.0. */
  static final Set<String> PROVIDERS = Set.of("google", "okta", "auth0", "azure", "custom-oidc");

  private static final List<String> KEYS =
      List.of(
          "secretKey",
          "audience",
          "clientId",
          "orgURL",
          "privateKey",
          "email",
          "scopes",
          "domain",
          "clientSecret",
          "authority",
          "tokenEndpoint");

  private SignIn() {}

  /** The keys of those clients, in the order of the file. */
  static List<Draft.Entry> keys(Draft.Mapping security) {
    return security.entries().stream().filter(entry -> KEYS.contains(entry.key())).toList();
  }

  /** Whether the server's settings hold a token, or the reference to one. */
  static boolean hasToken(Draft.Mapping server) {
    return server.mapping("securityConfig").flatMap(s -> s.text("jwtToken")).isPresent();
  }

  /** Writes the reference to a token where there is none. */
  static void addToken(Draft.Mapping server) {
    Optional<Draft.Entry> security = server.find("securityConfig");
    Optional<Draft.Mapping> keys = security.flatMap(Draft.Entry::mapping);
    if (keys.isPresent()) {
      keys.get()
          .find("jwtToken")
          .ifPresentOrElse(token -> token.set(TOKEN), () -> keys.get().add("jwtToken", TOKEN));
    } else {
      Map<String, String> token = Map.of("jwtToken", TOKEN);
      security.ifPresentOrElse(
          empty -> empty.set(token), () -> server.add("securityConfig", token));
    }
  }
}
