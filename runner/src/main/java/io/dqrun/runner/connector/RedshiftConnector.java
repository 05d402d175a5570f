package io.dqrun.runner.connector;

import io.dqrun.workflow.ConnectionConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Addresses of Redshift databases.
 *
 * <p>The driver's properties:
 * https://docs.aws.amazon.com/redshift/latest/mgmt/jdbc20-configuration-options.html. Several of
 * them load classes, open a browser or read files, so that only the ones listed here can be set.
 */
public final class RedshiftConnector {

  private static final int PORT = 5439;

  private static final Map<String, Option> OPTIONS =
      Map.ofEntries(
          Map.entry("ApplicationName", Option.text("ApplicationName")),
          Map.entry("application_name", Option.text("ApplicationName")),
          Map.entry("connectTimeout", Option.number("connectTimeout", 1, 3600)),
          Map.entry("connect_timeout", Option.number("connectTimeout", 1, 3600)),
          Map.entry("keepalives", Option.flag("tcpKeepAlive")),
          Map.entry("loginTimeout", Option.number("loginTimeout", 1, 3600)),
          Map.entry("socketTimeout", Option.number("socketTimeout", 0, 86_400)),
          Map.entry("sslmode", Option.choice("sslmode", PostgresConnector.SSL_MODES)),
          Map.entry("tcpKeepAlive", Option.flag("tcpKeepAlive")));

  private static final Pattern PROFILE = Pattern.compile("[A-Za-z0-9_.@+=/-]{1,128}");

  private RedshiftConnector() {}

  /** The address of a database. */
  public static JdbcTarget target(ConnectionConfig config, @Nullable String databaseName) {
    ConnectionFields fields = new ConnectionFields(config);
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("ApplicationName", "dq-run");
    properties.put("connectTimeout", "10");
    properties.put("tcpKeepAlive", "true");
    properties.putAll(fields.options(OPTIONS));
    properties.putIfAbsent("loginTimeout", properties.getOrDefault("connectTimeout", "10"));
    properties.put("readOnly", "true");
    properties.put("enableMultiSqlSupport", "false");
    boolean iam = fields.has("authType", "awsConfig");
    String user = fields.required("username");
    if (iam) {
      properties.put("DbUser", user);
      credentials(fields.object("authType").object("awsConfig"), properties);
    } else {
      properties.put("user", user);
      fields
          .text("authType", "password")
          .or(() -> fields.text("password"))
          .ifPresent(password -> properties.put("password", password));
    }
    Map<String, String> files = fields.pemFiles(Map.of("caCertificate", "sslrootcert"));
    // The password of a cloud is not sent in clear text.
    properties.put(
        "sslmode",
        PostgresConnector.sslMode(
                fields, properties.get("sslmode"), files.containsKey("sslrootcert"))
            .map(RedshiftConnector::known)
            .orElse("verify-ca"));

    HostPort address = fields.hostPort(PORT);
    String database = fields.plainName("database", fields.database(databaseName, "database"));
    fields.check();
    return new JdbcTarget(
        config.type(),
        (iam ? "jdbc:redshift:iam://" : "jdbc:redshift://") + address + "/" + database,
        properties,
        files,
        database,
        address + "/" + database);
  }

  /** The driver's own word for a mode; it does not know all of them. */
  private static String known(String mode) {
    return switch (mode) {
      case "allow" -> "prefer";
      default -> mode;
    };
  }

  /** Without keys, the driver asks the environment, such as the role of the machine. */
  private static void credentials(ConnectionFields aws, Map<String, String> properties) {
    Map.of(
            "awsAccessKeyId", "AccessKeyID",
            "awsSecretAccessKey", "SecretAccessKey",
            "awsSessionToken", "SessionToken",
            "awsRegion", "Region")
        .forEach(
            (field, property) ->
                aws.text(field).ifPresent(value -> properties.put(property, value)));
    if (properties.containsKey("AccessKeyID") != properties.containsKey("SecretAccessKey")) {
      aws.invalid(
          "`authType.awsConfig` has one of `awsAccessKeyId` and `awsSecretAccessKey`, not both",
          "add the other one; without both, the credentials of the environment are used");
    }
    aws.text("profileName")
        .ifPresent(
            profile -> {
              if (!PROFILE.matcher(profile).matches()) {
                aws.invalid(
                    "`authType.awsConfig.profileName` is not the name of a profile",
                    "use a name of your AWS credentials file");
              }
              properties.put("Profile", profile);
            });
    if (properties.containsKey("SessionToken") && !properties.containsKey("AccessKeyID")) {
      aws.invalid(
          "`authType.awsConfig.awsSessionToken` belongs to temporary keys, which are not there",
          "add `awsAccessKeyId` and `awsSecretAccessKey`");
    }
    for (String field : List.of("assumeRoleArn", "endPointURL")) {
      if (aws.text(field).isPresent()) {
        aws.invalid(
            "`authType.awsConfig." + field + "` is not supported for Redshift",
            "give the keys of a user or temporary ones with `awsSessionToken`; or none, and let"
                + " the environment choose profile and role");
      }
    }
  }
}
