package io.dqrun.runner.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.dqrun.entity.CreateTestCase;
import io.dqrun.entity.DatabaseService;
import io.dqrun.entity.Table;
import io.dqrun.runner.sandbox.store.EntityStore;
import io.dqrun.runner.sandbox.store.Renderer;
import io.dqrun.runner.sandbox.wire.BodyReader;
import io.dqrun.runner.sandbox.wire.Caller;
import io.dqrun.runner.sandbox.wire.Json;
import io.dqrun.runner.sandbox.wire.Route;
import io.dqrun.runner.sandbox.wire.Router;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An OpenMetadata server in memory, reachable from this machine only.
 *
 * <p>It answers what a data-quality run asks, as strictly as the real server of the chosen version.
 * Any bearer token is the ingestion bot's; a missing one is answered with 401. Its threads do not
 * keep the JVM alive. All methods may be called from any thread.
 */
public final class SandboxServer implements AutoCloseable {

  /** More than there are processors: with latency, most of them only wait. */
  private static final int THREADS = 16;

  static {
    // Read once, when the JDK's server is first loaded: without it every answer waits 40 ms.
    if (System.getProperty("sun.net.httpserver.nodelay") == null) {
      System.setProperty("sun.net.httpserver.nodelay", "true");
    }
  }

  private final HttpServer http;
  private final ExecutorService workers;
  private final Dispatcher dispatcher;
  private final Tokens tokens;
  private final EntityStore store;
  private final Registration registration;
  private final Object lock = new Object();
  private final URI url;

  private SandboxServer(HttpServer http, SandboxOptions options) {
    SandboxVersion version = options.version();
    this.http = http;
    this.url = URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/api");
    this.store = new EntityStore();
    this.tokens = new Tokens(options.tokens());
    Renderer renderer = new Renderer(url.toString());
    BodyReader reader = new BodyReader(version.errorStyle());
    Cases cases = new Cases(store, version);
    ServiceResource services = new ServiceResource(store, renderer, reader, version);
    DatabaseResource databases = new DatabaseResource(store, renderer, reader, version);
    TableResource tables = new TableResource(store, renderer, reader, version);
    this.registration = new Registration(store, services, databases, tables, cases);
    List<Route> routes = new ArrayList<>();
    routes.addAll(new SystemResource(version, renderer).routes());
    routes.addAll(services.routes());
    routes.addAll(databases.routes());
    routes.addAll(tables.routes());
    routes.addAll(new ProfilerConfigResource(store, renderer, reader).routes());
    routes.addAll(new DefinitionResource(store, renderer, reader, version).routes());
    routes.addAll(new SuiteResource(store, renderer, reader, version, cases).routes());
    routes.addAll(new CaseResource(store, renderer, reader, version, cases).routes());
    routes.addAll(new LogicalCaseResource(store, renderer, reader, version).routes());
    routes.addAll(new SuiteReportResource(store, renderer, version).routes());
    routes.addAll(new CaseEvidenceResource(store, renderer, reader, version).routes());
    routes.addAll(new IncidentResource(store, renderer).routes());
    routes.addAll(new ResultSearchResource(store, version).routes());
    routes.addAll(new ResultResource(store, renderer, reader, version).routes());
    Orchestrator orchestrator = new Orchestrator(options.pipelines(), version);
    routes.addAll(new PipelineResource(store, renderer, reader, version, orchestrator).routes());
    routes.addAll(
        new PipelineStatusResource(store, renderer, reader, version, orchestrator).routes());
    routes.addAll(new PipelineServiceResource(store, reader, orchestrator).routes());
    this.dispatcher = new Dispatcher(new Router(routes), options, tokens, lock);
    this.workers = Executors.newFixedThreadPool(THREADS, task -> daemon(task, "dq-run-sandbox"));
    http.setExecutor(workers);
    http.createContext("/", dispatcher);
  }

  /**
   * Starts a server on 127.0.0.1.
   *
   * @param port the port to listen on; 0 for any free one
   * @param version the server version to play
   * @throws UncheckedIOException if the port cannot be listened on
   */
  public static SandboxServer start(int port, SandboxVersion version) {
    return start(port, SandboxOptions.DEFAULT.with(version));
  }

  /**
   * Starts a server on 127.0.0.1.
   *
   * @param port the port to listen on; 0 for any free one
   * @param options how it behaves
   * @throws UncheckedIOException if the port cannot be listened on
   */
  public static SandboxServer start(int port, SandboxOptions options) {
    try {
      InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
      HttpServer http = HttpServer.create(new InetSocketAddress(loopback, port), 0);
      SandboxServer server = new SandboxServer(http, options);
      server.listen();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the sandbox cannot listen on port " + port + " of 127.0.0.1: " + e.getMessage(), e);
    }
  }

  /** Where it listens, up to and including {@code /api}: what a workflow calls hostPort. */
  public URI url() {
    return url;
  }

  /**
   * Makes a database service with its tables; databases and schemas follow from the tables' names.
   * What is there already gets the new content. Ids are the server's own, not those given.
   *
   * @throws IllegalArgumentException if a table's name is not service.database.schema.table
   */
  public void register(DatabaseService service, List<Table> tables) {
    synchronized (lock) {
      registration.register(service, tables);
    }
  }

  /**
   * Makes a logical suite of these cases; cases and basic suites that are not there are made, too.
   *
   * @throws IllegalArgumentException if a table or a definition is unknown, or the server would
   *     refuse a case for another reason; the message names it
   */
  public void registerLogicalSuite(
      String name,
      Optional<String> displayName,
      Optional<String> description,
      List<CreateTestCase> cases) {
    synchronized (lock) {
      registration.registerLogicalSuite(name, displayName, description, cases);
    }
  }

  /** Lets this go wrong from now on, in place of what went wrong before. */
  public void inject(Faults faults) {
    dispatcher.inject(faults);
  }

  /** A token of the ingestion bot, which may do everything and sees passwords. */
  public String botToken() {
    return tokens.issue(Caller.BOT);
  }

  /** A token of a user, who may do everything and sees no passwords. */
  public String userToken() {
    return tokens.issue(Caller.USER);
  }

  /** A token of a user who may only read. */
  public String readerToken() {
    return tokens.issue(Caller.READER);
  }

  /** How many requests it was sent, refused and dropped ones included. */
  public long requests() {
    return dispatcher.answered();
  }

  /**
   * The stored results of a test case, oldest first; empty when there are none or no such case.
   *
   * @param testCaseFqn the case's FQN as the server spells it
   */
  public List<JsonNode> results(String testCaseFqn) {
    synchronized (lock) {
      return store
          .cases()
          .find(testCaseFqn)
          .map(
              testCase ->
                  testCase.results().values().stream()
                      .map(result -> Json.read(result.json()))
                      .toList())
          .orElse(List.of());
    }
  }

  /** Stops at once; requests under way are cut off. */
  @Override
  public void close() {
    http.stop(0);
    workers.shutdownNow();
  }

  private void listen() {
    // The JDK's accepting thread takes over whether it is a daemon from the one that starts it.
    Thread starter = daemon(http::start, "dq-run-sandbox-start");
    starter.start();
    boolean interrupted = false;
    while (starter.isAlive()) {
      try {
        starter.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }
}
