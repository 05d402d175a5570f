package io.dqrun.runner.connector;

import io.dqrun.workflow.ConnectionConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How to log in to Google: the field {@code credentials} of a connection.
 *
 * @param project the project that they name
 * @param files the key, as a file that exists only while a connection is made
 */
record GoogleCredentials(Optional<String> project, Map<String, String> files) {

  private static final long MAX_KEY_BYTES = 100_000;
  private static final String SERVICE_ACCOUNT = "0";
  private static final String ENVIRONMENT = "3";
  private static final Pattern ACCOUNT =
      Pattern.compile("[A-Za-z0-9._-]{1,100}@[A-Za-z0-9.-]{1,100}");

  /** Where a key is exchanged for a token. Not configurable: it would tell who may have one. */
  private static final String TOKEN_URI = "https://oauth2.googleapis.com/token";

  private static final Set<String> TOKEN_URIS =
      Set.of(TOKEN_URI, "https://accounts.google.com/o/oauth2/token");

  /** Reads them into driver properties and notes what is wrong. */
  static GoogleCredentials read(
      ConnectionConfig config, ConnectionFields fields, Map<String, String> properties) {
    ConnectionFields credentials = fields.object("credentials");
    ConnectionFields google = credentials.object("gcpConfig");
    impersonation(credentials.object("gcpImpersonateServiceAccount"), properties);
    Optional<String> project = google.firstText("projectId");
    String kind =
        google.text("type").or(() -> google.text("externalType")).orElse("service_account");
    if (google.has("path")) {
      return keyFile(google, project, properties);
    }
    boolean external =
        Stream.of("audience", "credentialSource", "subjectTokenType", "tokenURL")
            .anyMatch(google::has);
    return switch (external ? "external_account" : kind) {
      case "service_account" -> serviceAccount(google, project, properties);
      case "gcp_adc" -> {
        properties.put("OAuthType", ENVIRONMENT);
        yield new GoogleCredentials(project, Map.of());
      }
      default -> {
        fields.invalid(
            "`credentials.gcpConfig` of the "
                + config.type()
                + " connection is of a kind that is not supported",
            "use the values of a service account; or let the environment log in with"
                + " `gcpConfig: {type: gcp_adc}`, which also knows external accounts");
        yield new GoogleCredentials(project, Map.of());
      }
    };
  }

  /** The key's file as Google hands it out; its content goes to Google only, as with the values. */
  private static GoogleCredentials keyFile(
      ConnectionFields google, Optional<String> project, Map<String, String> properties) {
    Optional<String> content = google.text("path").flatMap(GoogleCredentials::content);
    Optional<String> email = content.flatMap(text -> value(text, "client_email"));
    boolean usable =
        email.filter(address -> ACCOUNT.matcher(address).matches()).isPresent()
            && content.flatMap(text -> value(text, "type")).equals(Optional.of("service_account"))
            && content
                .flatMap(text -> value(text, "token_uri"))
                .filter(TOKEN_URIS::contains)
                .isPresent();
    if (!usable) {
      google.invalid(
          "`credentials.gcpConfig.path` does not name the key file of a service account",
          "give the whole path of a JSON file that this user can read; or put its values into"
              + " `credentials.gcpConfig`, the key as ${NAME}; or set"
              + " GOOGLE_APPLICATION_CREDENTIALS and use `gcpConfig: {type: gcp_adc}`");
      return new GoogleCredentials(project, Map.of());
    }
    properties.put("OAuthType", SERVICE_ACCOUNT);
    properties.put("OAuthServiceAcctEmail", email.orElse(""));
    return new GoogleCredentials(
        project.or(() -> content.flatMap(text -> value(text, "project_id"))),
        Map.of("OAuthPvtKeyPath", content.orElse("")));
  }

  private static Optional<String> content(String name) {
    try {
      Path file = Path.of(name);
      boolean readable =
          file.isAbsolute() && Files.isRegularFile(file) && Files.size(file) <= MAX_KEY_BYTES;
      return readable ? Optional.of(Files.readString(file)) : Optional.empty();
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** The value of a name that stands once in a JSON text, if it needs no escapes. */
  private static Optional<String> value(String json, String name) {
    Matcher matcher =
        Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"\\\\]{1,500})\"").matcher(json);
    return matcher.find()
        ? Optional.of(matcher.group(1)).filter(v -> !matcher.find())
        : Optional.empty();
  }

  private static GoogleCredentials serviceAccount(
      ConnectionFields google, Optional<String> project, Map<String, String> properties) {
    String email = google.required("clientEmail");
    Optional<String> key = google.lines("privateKey").map(text -> text.replace("\\n", "\n"));
    if (!email.isEmpty() && !ACCOUNT.matcher(email).matches()) {
      google.invalid(
          "`credentials.gcpConfig.clientEmail` is not the address of a service account",
          "copy `client_email` of the key's file");
    }
    if (key.isEmpty() || !key.get().contains("-----BEGIN ")) {
      google.invalid(
          "`credentials.gcpConfig.privateKey` is not a key",
          "paste the text that starts with -----BEGIN, best as ${NAME}");
    }
    if (!TOKEN_URIS.contains(google.text("tokenUri").orElse(TOKEN_URI))) {
      google.invalid(
          "`credentials.gcpConfig.tokenUri` is not Google's", "remove it, or write " + TOKEN_URI);
    }
    properties.put("OAuthType", SERVICE_ACCOUNT);
    properties.put("OAuthServiceAcctEmail", email);
    Map<String, String> json = new LinkedHashMap<>();
    json.put("type", "service_account");
    project.ifPresent(id -> json.put("project_id", id));
    google.text("privateKeyId").ifPresent(id -> json.put("private_key_id", id));
    json.put("private_key", key.orElse(""));
    json.put("client_email", email);
    google.text("clientId").ifPresent(id -> json.put("client_id", id));
    json.put("token_uri", TOKEN_URI);
    return new GoogleCredentials(project, Map.of("OAuthPvtKeyPath", json(json)));
  }

  private static void impersonation(ConnectionFields other, Map<String, String> properties) {
    other
        .text("impersonateServiceAccount")
        .ifPresent(
            account -> {
              if (!ACCOUNT.matcher(account).matches()) {
                other.invalid(
                    "`credentials.gcpImpersonateServiceAccount.impersonateServiceAccount` is not"
                        + " the address of a service account",
                    "write name@project.iam.gserviceaccount.com");
              }
              properties.put("ServiceAccountImpersonationEmail", account);
            });
    other
        .text("lifetime")
        .ifPresent(
            seconds -> {
              if (!seconds.matches("[1-9][0-9]{0,4}")) {
                other.invalid(
                    "`credentials.gcpImpersonateServiceAccount.lifetime` is not a number of"
                        + " seconds",
                    "write a whole number, such as 3600");
              }
              properties.put("ServiceAccountImpersonationTokenLifetime", seconds);
            });
  }

  private static String json(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> quoted(field.getKey()) + ": " + quoted(field.getValue()))
        .collect(Collectors.joining(",\n  ", "{\n  ", "\n}\n"));
  }

  private static String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    text.chars()
        .forEach(
            c -> {
              if (c == '"' || c == '\\' || c < ' ') {
                json.append(String.format("\\u%04x", c));
              } else {
                json.append((char) c);
              }
            });
    return json.append('"').toString();
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "GoogleCredentials" + project;
  }
}
