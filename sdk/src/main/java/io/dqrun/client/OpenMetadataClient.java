package io.dqrun.client;

import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A client of one OpenMetadata server from 1.5 on; safe for use by several threads.
 *
 * <p>Reads and upserts are repeated when that may help; results are sent once. Redirects are not
 * followed.
 */
public final class OpenMetadataClient implements AutoCloseable {

  private final String url;
  private final Optional<String> token;
  private final Clocks clocks;
  private final HttpTransport http;
  private final ApiConnection connection;
  private final Negotiation negotiation;
  private final Warnings warnings = new Warnings();

  private OpenMetadataClient(ServerAddress address, ClientSettings settings) {
    Map<String, String> headers = RequestHeaders.of(settings, address);
    Optional<String> token = RequestHeaders.token(settings);
    Optional<ProxyServer> proxy = settings.proxies().before(address);
    List<String> secrets = new ArrayList<>(settings.extraHeaders().values());
    token.ifPresent(secrets::add);
    proxy.map(ProxyServer::secrets).ifPresent(secrets::addAll);
    ServerText texts = new ServerText(secrets);
    this.url = address.url();
    this.token = token;
    this.clocks = new Clocks(settings.retryPolicy().clock());
    this.http = new HttpTransport(address, settings, headers, proxy);
    this.connection =
        new ApiConnection(
            http,
            new Retrier(settings.retryPolicy(), this::warnOfSpentBudget),
            new AnswerErrors(address, token, settings.retryPolicy().clock(), texts),
            new WireErrors(address, settings, proxy),
            texts,
            warnings,
            clocks);
    this.negotiation = new Negotiation(connection, address, settings.versionCheck());
    if (settings.serverCertificate() == ServerCertificate.IGNORED && address.encrypted()) {
      warnings.add("certificate", uncheckedCertificate());
    }
  }

  /**
   * Checks the settings; nothing is sent yet.
   *
   * @throws DqException if a setting is malformed, the certificate cannot be read, or the token
   *     would travel unencrypted
   */
  public static OpenMetadataClient open(ClientSettings settings) {
    ServerAddress address = ServerAddress.parse(settings.hostPort());
    if (!HttpTransport.understands(address)) {
      throw ServerAddress.invalid(
          "hostPort '" + ServerText.clean(address.url()) + "' names no host",
          "write it like http://localhost:8585/api");
    }
    return new OpenMetadataClient(address, settings);
  }

  /**
   * Loads what the first questions to a server need, and results, for another thread while the
   * workflow is still read: of a short run, a good part is this. Nothing is sent, and nothing
   * depends on it having been called.
   */
  public static void prepare() {
    HttpTransport.prepare();
    Json.prepare();
  }

  /** The server's address without anything secret. */
  public String url() {
    return url;
  }

  /**
   * The server's version; asked once.
   *
   * @throws DqException if the server is not supported, or could not be asked
   */
  public ServerVersion serverVersion() {
    return negotiation.version();
  }

  /**
   * How this server spells the route for suites of tables: by its version, until an answer proves
   * otherwise.
   */
  public SuiteEndpoint suiteEndpoint() {
    return negotiation.suiteEndpoint();
  }

  /** What the server's answers gave reason to say, each thing once. */
  public List<Problem> warnings() {
    return warnings.all();
  }

  /**
   * How far the server's clock was ahead of this machine's when it answered last, to the second;
   * negative when it was behind, empty before the first answer.
   */
  public Optional<Duration> clockSkew() {
    return clocks.ahead();
  }

  /** The end of the token's life by its own words; empty when it says none or there is no token. */
  public Optional<Instant> tokenExpiry() {
    return token.flatMap(TokenDiagnosis::expiry);
  }

  private static Problem uncheckedCertificate() {
    return Problem.warning(
            ProblemCode.INSECURE_TLS,
            "the server's certificate is not checked: anybody could pretend to be the server and"
                + " take the token")
        .withPath("workflowConfig.openMetadataServerConfig.verifySSL")
        .withHint("use verifySSL: validate with the authority's file as sslConfig.caCertificate");
  }

  private void warnOfSpentBudget() {
    warnings.add(
        "budget",
        Problem.warning(
                ProblemCode.SERVER_ERROR,
                "the server failed so often that failed requests are no longer repeated")
            .withPath(ServerAddress.KEY)
            .withHint("look at the server's health and its log"));
  }

  /** Tables. */
  public TableApi tables() {
    return new TableApi(connection);
  }

  /** What databases and schemas say of the rows that are looked at. */
  public ProfilerConfigApi profilerConfigs() {
    return new ProfilerConfigApi(connection, negotiation);
  }

  /** Test suites. */
  public TestSuiteApi testSuites() {
    return new TestSuiteApi(connection, negotiation);
  }

  /** Test cases. */
  public TestCaseApi testCases() {
    return new TestCaseApi(connection, negotiation);
  }

  /** Results of test cases. */
  public TestCaseResultApi testCaseResults() {
    return new TestCaseResultApi(connection, negotiation);
  }

  /** Test definitions. */
  public TestDefinitionApi testDefinitions() {
    return new TestDefinitionApi(connection);
  }

  /** Database services. */
  public DatabaseServiceApi databaseServices() {
    return new DatabaseServiceApi(connection);
  }

  /** Ingestion pipelines and the status of their runs. */
  public IngestionPipelineApi ingestionPipelines() {
    return new IngestionPipelineApi(connection);
  }

  /** Users. */
  public UserApi users() {
    return new UserApi(connection);
  }

  /** Stops requests under way and closes every connection at once. */
  @Override
  public void close() {
    http.close();
  }
}
