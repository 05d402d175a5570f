package io.dqrun.runner.connector;

import io.dqrun.workflow.ConnectionConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Addresses of Snowflake accounts.
 *
 * <p>The driver's properties: https://docs.snowflake.com/en/developer-guide/jdbc/jdbc-parameters.
 * Several of them open a browser, weaken TLS or write files, so that only the ones listed here can
 * be set.
 */
public final class SnowflakeConnector {

  private static final Pattern ACCOUNT =
      Pattern.compile("[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?(?:\\.[A-Za-z0-9_-]+){0,5}");

  private static final Pattern DOMAIN = Pattern.compile("\\.snowflakecomputing\\.(?:com|cn)$");

  /** The ways to log in by a token, which ends, so that it is best put into a variable. */
  private static final List<String> TOKENS = List.of("oauth", "PROGRAMMATIC_ACCESS_TOKEN");

  private static final Map<String, Option> OPTIONS =
      Map.ofEntries(
          Map.entry("QUERY_TAG", Option.text("QUERY_TAG")),
          Map.entry("TIMEZONE", Option.text("TIMEZONE")),
          Map.entry("application", Option.text("")),
          Map.entry(
              "authenticator",
              Option.choice(
                  "authenticator",
                  List.of("snowflake", "SNOWFLAKE_JWT", "oauth", "PROGRAMMATIC_ACCESS_TOKEN"))),
          Map.entry("client_session_keep_alive", Option.flag("CLIENT_SESSION_KEEP_ALIVE")),
          Map.entry("loginTimeout", Option.number("loginTimeout", 1, 3600)),
          Map.entry("login_timeout", Option.number("loginTimeout", 1, 3600)),
          Map.entry("networkTimeout", Option.number("networkTimeout", 0, 86_400_000)),
          Map.entry("query_tag", Option.text("QUERY_TAG")),
          Map.entry("role", Option.text("role")),
          Map.entry("schema", Option.text("schema")),
          Map.entry("token", ExtraOptions.secret("token")),
          Map.entry("timezone", Option.text("TIMEZONE")),
          Map.entry("validate_default_parameters", Option.flag("")),
          Map.entry("warehouse", Option.text("warehouse")));

  private SnowflakeConnector() {}

  /** The address of a database. */
  public static JdbcTarget target(ConnectionConfig config, @Nullable String databaseName) {
    ConnectionFields fields = new ConnectionFields(config);
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("application", "dq-run");
    properties.put("loginTimeout", "30");
    properties.put("tracing", "OFF");
    // The commands that read and write files of this machine.
    properties.put("enablePutGet", "false");
    // The other format needs Java's own classes laid open.
    properties.put("JDBC_QUERY_RESULT_FORMAT", "JSON");
    fields.text("queryTag").ifPresent(tag -> properties.put("QUERY_TAG", tag));
    fields
        .flag("clientSessionKeepAlive")
        .ifPresent(keep -> properties.put("CLIENT_SESSION_KEEP_ALIVE", keep.toString()));
    fields.text("role").ifPresent(role -> properties.put("role", role));
    properties.put("warehouse", fields.required("warehouse"));
    properties.putAll(fields.options(OPTIONS));
    properties.put("user", fields.required("username"));
    Map<String, String> files = key(fields, properties);

    String host = host(fields);
    String database = fields.database(databaseName, "database");
    properties.put("db", database);
    fields.check();
    return new JdbcTarget(
        config.type(),
        "jdbc:snowflake://" + host + "/",
        properties,
        files,
        database,
        host + "/" + database);
  }

  /** Logs in by the key if there is one, else by the password. */
  private static Map<String, String> key(ConnectionFields fields, Map<String, String> properties) {
    Optional<String> key =
        fields
            .lines("privateKey")
            // In an environment variable or in JSON it is often one line.
            .map(text -> text.contains("\n") ? text : text.replace("\\n", "\n"));
    boolean token = properties.containsKey("token");
    if (token != TOKENS.contains(properties.getOrDefault("authenticator", ""))) {
      fields.invalid(
          "log-in to Snowflake by a token takes both `token` and `authenticator` among the options",
          "write `connectionArguments: {authenticator: oauth, token: ${NAME}}`, or"
              + " PROGRAMMATIC_ACCESS_TOKEN instead of oauth");
    } else if (key.isPresent() && token) {
      fields.invalid(
          "the Snowflake connection holds a key and a token", "keep `privateKey` or the token");
    }
    if (key.isEmpty() && fields.has("snowflakePrivatekeyPassphrase")) {
      fields.invalid(
          "the Snowflake connection has a passphrase, but no `privateKey`",
          "add the key, or remove `snowflakePrivatekeyPassphrase`");
    }
    if (key.isEmpty() && token) {
      return Map.of();
    }
    if (key.isEmpty()) {
      fields.text("password").ifPresent(password -> properties.put("password", password));
      return Map.of();
    }
    if (!key.get().contains("-----BEGIN ")) {
      fields.invalid(
          "`privateKey` is not the content of a PEM file",
          "paste the text that starts with -----BEGIN, not a file's name");
    }
    properties.put("authenticator", "SNOWFLAKE_JWT");
    fields
        .text("snowflakePrivatekeyPassphrase")
        .ifPresent(phrase -> properties.put("private_key_file_pwd", phrase));
    return Map.of("private_key_file", key.get());
  }

  private static String host(ConnectionFields fields) {
    String account = fields.required("account");
    String name = DOMAIN.matcher(account).replaceFirst("");
    if (!account.isEmpty() && !ACCOUNT.matcher(name).matches()) {
      // The value is not shown: what does not look like an account may hold a password.
      fields.invalid(
          "`account` of the Snowflake connection is not the name of an account",
          "write its identifier, such as myorg-account123 or xy12345.eu-central-1, without https");
    }
    return name.equals(account) ? account + ".snowflakecomputing.com" : account;
  }
}
