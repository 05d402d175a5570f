package io.dqrun.runner.connector;

import io.dqrun.workflow.ConnectionConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Addresses of Amazon Athena.
 *
 * <p>The properties of the driver, version 3:
 * https://docs.aws.amazon.com/athena/latest/ug/jdbc-v3-driver-connection-parameters.html. Among
 * them are names of classes that hand out credentials, so that only the ones listed here can be
 * set.
 */
public final class AthenaConnector {

  private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+){1,3}-[0-9]{1,2}");
  private static final Pattern STAGING =
      Pattern.compile("s3://[A-Za-z0-9][A-Za-z0-9._-]{1,253}(/[A-Za-z0-9!_.*'()/=+@:$ -]*)?");
  private static final Pattern ENDPOINT =
      Pattern.compile("https://[A-Za-z0-9][A-Za-z0-9.-]{0,252}(:[0-9]{1,5})?/?");

  private static final Map<String, Option> OPTIONS =
      Map.of(
          "Catalog", Option.text("Catalog"),
          "catalog_name", Option.text("Catalog"),
          "Database", Option.text("Database"),
          "schema_name", Option.text("Database"),
          "NetworkTimeoutMillis", Option.number("NetworkTimeoutMillis", 1000, 3_600_000),
          "ResultFetcher", Option.choice("ResultFetcher", List.of("auto", "S3", "GetQueryResults")),
          "poll_interval", ExtraOptions.ignored());

  private AthenaConnector() {}

  /**
   * The address of Athena in one region.
   *
   * @param config a connection of type {@code Athena}
   * @param databaseName the database of the table, used for nothing but its name; null for the
   *     connection's own
   * @throws io.dqrun.problem.DqException with every problem of the connection
   */
  public static JdbcTarget target(ConnectionConfig config, @Nullable String databaseName) {
    ConnectionFields fields = new ConnectionFields(config);
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("ApplicationName", "dq-run");
    properties.putAll(fields.options(OPTIONS));
    String region = fields.required("awsConfig", "awsRegion");
    demand(fields, REGION, region, "awsConfig.awsRegion", "write it like eu-central-1");
    properties.put("Region", region);
    String staging = fields.required("s3StagingDir");
    demand(fields, STAGING, staging, "s3StagingDir", "write it like s3://bucket/folder/");
    properties.put("OutputLocation", staging);
    String workgroup = fields.required("workgroup");
    properties.put("WorkGroup", workgroup);
    fields
        .text("awsConfig", "endPointURL")
        .ifPresent(
            url -> {
              demand(fields, ENDPOINT, url, "awsConfig.endPointURL", "write https://host");
              properties.put("AthenaEndpoint", url);
            });
    credentials(fields, properties);
    Optional<String> own = fields.text("databaseName");
    fields.check();
    return new JdbcTarget(
        config.type(),
        "jdbc:athena://",
        properties,
        Map.of(),
        databaseName == null || databaseName.isEmpty() ? own.orElse("default") : databaseName,
        "Athena in " + region + ", workgroup " + workgroup);
  }

  private static void demand(
      ConnectionFields fields, Pattern form, String value, String key, String hint) {
    if (!value.isEmpty() && !form.matcher(value).matches()) {
      fields.invalid("`" + key + "` of the Athena connection is of no use", hint);
    }
  }

  private static void credentials(ConnectionFields fields, Map<String, String> properties) {
    if (fields.has("awsConfig", "assumeRoleArn")) {
      fields.invalid(
          "the Athena driver cannot assume the role of `awsConfig.assumeRoleArn`",
          "name the role in a profile of ~/.aws/config and set `awsConfig.profileName`");
    }
    Optional<String> key = fields.text("awsConfig", "awsAccessKeyId");
    Optional<String> secret = fields.text("awsConfig", "awsSecretAccessKey");
    Optional<String> session = fields.text("awsConfig", "awsSessionToken");
    Optional<String> profile = fields.text("awsConfig", "profileName");
    boolean hasKey = fields.has("awsConfig", "awsAccessKeyId");
    if (hasKey != fields.has("awsConfig", "awsSecretAccessKey")) {
      fields.invalid(
          "`awsConfig` has only one of `awsAccessKeyId` and `awsSecretAccessKey`", "add the other");
    }
    if (!hasKey && session.isPresent()) {
      fields.invalid(
          "`awsConfig.awsSessionToken` belongs to temporary keys, which are not there",
          "add `awsAccessKeyId` and `awsSecretAccessKey`");
    }
    if (hasKey) {
      key.ifPresent(text -> properties.put("User", text));
      secret.ifPresent(text -> properties.put("Password", text));
      session.ifPresent(text -> properties.put("SessionToken", text));
    } else if (profile.isPresent()) {
      properties.put("CredentialsProvider", "ProfileCredentials");
      properties.put("ProfileName", profile.get());
    } else {
      properties.put("CredentialsProvider", "DefaultChain");
    }
  }
}
