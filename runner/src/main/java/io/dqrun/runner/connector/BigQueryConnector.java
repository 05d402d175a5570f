package io.dqrun.runner.connector;

import io.dqrun.workflow.ConnectionConfig;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Addresses of BigQuery projects.
 *
 * <p>The driver's properties: https://cloud.google.com/bigquery/docs/jdbc-for-bigquery. Keys go to
 * Google's own hosts only, whatever a workflow says.
 */
public final class BigQueryConnector {

  private static final String DEFAULT_HOST = "www.googleapis.com";
  private static final Pattern GOOGLE = Pattern.compile("(?:[a-z0-9-]+\\.){1,3}googleapis\\.com");
  private static final Pattern PROJECT = Pattern.compile("[a-z0-9][a-z0-9.:-]{1,99}");

  private static final Map<String, Option> OPTIONS =
      Map.ofEntries(
          Map.entry("Location", Option.text("Location")),
          Map.entry("Timeout", Option.number("Timeout", 1, 86_400)),
          Map.entry("location", Option.text("Location")),
          Map.entry("timeout", Option.number("Timeout", 1, 86_400)));

  private BigQueryConnector() {}

  /** The address of a project. */
  public static JdbcTarget target(ConnectionConfig config, @Nullable String databaseName) {
    ConnectionFields fields = new ConnectionFields(config);
    Map<String, String> properties = new LinkedHashMap<>(fields.options(OPTIONS));
    GoogleCredentials credentials = GoogleCredentials.read(config, fields, properties);
    String tables =
        databaseName == null || databaseName.isEmpty()
            ? credentials.project().orElse("")
            : databaseName;
    // Whoever pays for a query need not own the tables.
    String project = fields.text("billingProjectId").or(credentials::project).orElse(tables);
    if (!PROJECT.matcher(project).matches()) {
      fields.invalid(
          "the BigQuery connection does not name a project",
          "set `credentials.gcpConfig.projectId` to the project's id, such as my-project");
    }
    properties.put("ProjectId", project);
    String host = host(fields);
    fields.check();
    return new JdbcTarget(
        config.type(),
        "jdbc:bigquery://https://" + host + "/bigquery/v2:443",
        properties,
        credentials.files(),
        tables,
        host + "/" + tables);
  }

  private static String host(ConnectionFields fields) {
    String host = fields.text("hostPort").orElse(DEFAULT_HOST).replaceFirst(":443$", "");
    if (!GOOGLE.matcher(host).matches()) {
      fields.invalid(
          "`hostPort` of the BigQuery connection is not a host of Google's",
          "remove it, or write one under googleapis.com; the key must reach nobody else");
    }
    return host.equals("bigquery.googleapis.com") ? DEFAULT_HOST : host;
  }
}
