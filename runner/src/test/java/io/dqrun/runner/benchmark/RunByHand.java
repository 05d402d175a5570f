package io.dqrun.runner.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Reader;
import java.net.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import okhttp3.ConnectionSpec;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.yaml.snakeyaml.Yaml;

/**
 * The least that a run can be with the libraries that dq-run has: read the file, ask the server
 * what dq-run asks it, one statement by hand, one result for each case, four at a time. It checks
 * nothing, has no types, keeps no journal and retries nothing. A process of its own.
 */
final class RunByHand {

  private static final MediaType JSON = MediaType.get("application/json");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final OkHttpClient http =
      new OkHttpClient.Builder()
          .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT))
          .proxy(Proxy.NO_PROXY)
          .build();
  private final String server;

  private RunByHand(String server) {
    this.server = server;
  }

  /**
   * Arguments: the workflow, the server, the FQN of the table, the database's URL, a file with the
   * statement, and a file for the milliseconds that the statement took.
   */
  public static void main(String[] arguments) throws Exception {
    try (Reader reader = Files.newBufferedReader(Path.of(arguments[0]))) {
      new Yaml().compose(reader);
    }
    RunByHand run = new RunByHand(arguments[1]);
    List<String> cases = run.cases(arguments[2]);
    long millis = statement(arguments[3], Files.readString(Path.of(arguments[4])));
    run.deliver(cases);
    System.out.println(cases.size() + " cases");
    Files.writeString(Path.of(arguments[5]), "" + millis);
    run.http.connectionPool().evictAll();
  }

  private List<String> cases(String table) throws IOException {
    get("v1/system/version");
    get("v1/users/loggedInUser");
    get("v1/tables/name/" + table + "?fields=testSuite,tableProfilerConfig,tableConstraints");
    String suite =
        get("v1/dataQuality/testSuites/name/" + table + ".testSuite").path("id").asText();
    JsonNode cases =
        get(
            "v1/dataQuality/testCases?fields=testSuite,testDefinition&limit=1000&testSuiteId="
                + suite);
    get("v1/dataQuality/testDefinitions/name/columnValuesToBeNotNull");
    get("v1/dataQuality/testDefinitions?limit=1000");
    String schema = table.substring(0, table.lastIndexOf('.'));
    get("v1/databaseSchemas/name/" + schema + "?fields=databaseSchemaProfilerConfig");
    get(
        "v1/databases/name/"
            + schema.substring(0, schema.lastIndexOf('.'))
            + "?fields=databaseProfilerConfig");
    List<String> names = new ArrayList<>();
    cases.path("data").forEach(one -> names.add(one.path("fullyQualifiedName").asText()));
    return names;
  }

  private static long statement(String url, String sql) throws Exception {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      long start = System.nanoTime();
      try (ResultSet row = statement.executeQuery(sql)) {
        row.next();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
          row.getObject(i);
        }
      }
      return (System.nanoTime() - start) / 1_000_000;
    }
  }

  private void deliver(List<String> cases) throws Exception {
    ExecutorService lanes = Executors.newFixedThreadPool(4);
    List<Future<JsonNode>> sent = new ArrayList<>();
    for (String name : cases) {
      ObjectNode result = MAPPER.createObjectNode();
      result.put("timestamp", System.currentTimeMillis());
      result.put("testCaseStatus", "Success");
      result.put("result", "Found nullCount=0 vs. the expected nullCount=0.");
      result.putArray("testResultValue").addObject().put("name", "nullCount").put("value", "0");
      Request.Builder request =
          request("v1/dataQuality/testCases/testCaseResults/" + name)
              .post(RequestBody.create(MAPPER.writeValueAsBytes(result), JSON));
      sent.add(lanes.submit(() -> answer(request)));
    }
    for (Future<JsonNode> one : sent) {
      one.get();
    }
    lanes.shutdown();
  }

  private JsonNode get(String path) throws IOException {
    return answer(request(path));
  }

  private Request.Builder request(String path) {
    return new Request.Builder()
        .url(HttpUrl.get(server + "/" + path))
        .header("Authorization", "Bearer a-token");
  }

  private JsonNode answer(Request.Builder request) throws IOException {
    try (Response response = http.newCall(request.build()).execute()) {
      String text = response.body().string();
      if (response.code() >= 300 && response.code() != 404) {
        throw new IOException(response.code() + " " + text);
      }
      return MAPPER.readTree(text);
    }
  }
}
