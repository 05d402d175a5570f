package io.dqrun.runner.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Stands before a sandbox that lives on, writes down what it commits and in which order, and holds
 * one request at a chosen moment, for its sender to be killed there.
 */
final class LedgerGateway implements AutoCloseable {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer front;
  private final URI server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, String> commits = new LinkedHashMap<>();
  private final Map<String, String> states = new HashMap<>();
  private final List<String> sentTwice = new ArrayList<>();
  private final List<String> asked = new ArrayList<>();
  private final Set<InetSocketAddress> clients = new HashSet<>();
  private final CountDownLatch reached = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);
  private Optional<Trap> trap = Optional.empty();
  private int seen;
  private int underWay;
  private int requests;
  private boolean down;
  private boolean late;

  /** When a request is held. */
  enum Moment {
    NEVER,
    /** When its head is there. */
    HEAD,
    /** When it is there, before the server gets it. */
    BEFORE,
    /** When the server has done it, before the answer is given. */
    AFTER
  }

  /** The so-many-th request of a method whose path has a part. */
  record Trap(String method, String part, int number, Moment moment) {}

  LedgerGateway(URI server) throws IOException {
    this.server = server;
    front = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    front.createContext("/", this::handle);
    front.setExecutor(threads);
    front.start();
  }

  String url() {
    return "http://127.0.0.1:" + front.getAddress().getPort() + "/api";
  }

  /** Whether no result is taken. */
  synchronized void down(boolean isDown) {
    down = isDown;
  }

  synchronized void set(Trap next) {
    trap = Optional.of(next);
    seen = 0;
  }

  boolean isReached() {
    return reached.getCount() == 0;
  }

  /**
   * Lets the held request go.
   *
   * @param toTheServer whether the server gets it although its sender is dead
   */
  void release(boolean toTheServer) {
    synchronized (this) {
      late = toTheServer;
    }
    released.countDown();
  }

  /** Waits until nothing is under way. */
  synchronized void settle() throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (underWay > 0 && System.nanoTime() < end) {
      wait(50);
    }
    if (underWay > 0) {
      throw new AssertionError(underWay + " requests do not end");
    }
  }

  /** The keys {@code CASE@TIMESTAMP} with their verdicts, in the order of their arrival. */
  synchronized Map<String, String> commits() {
    return new LinkedHashMap<>(commits);
  }

  /** What was sent again although it had been stored: a failure would open another incident. */
  synchronized List<String> sentTwice() {
    return List.copyOf(sentTwice);
  }

  /** The last state that each run told. */
  synchronized Map<String, String> states() {
    return Map.copyOf(states);
  }

  /** How many requests came. */
  synchronized int requests() {
    return requests;
  }

  /** What was asked for so far, such as {@code GET /api/v1/tables?limit=1}. */
  synchronized List<String> asked() {
    return List.copyOf(asked);
  }

  /** How many connections were used so far. */
  synchronized int connections() {
    return clients.size();
  }

  private synchronized void note(HttpExchange exchange) {
    asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
    clients.add(exchange.getRemoteAddress());
  }

  private void handle(HttpExchange exchange) throws IOException {
    note(exchange);
    count(1);
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      Optional<Trap> mine = trapped(exchange.getRequestMethod(), path);
      if (is(mine, Moment.HEAD)) {
        hold();
        return;
      }
      byte[] body = exchange.getRequestBody().readAllBytes();
      if (is(mine, Moment.BEFORE) && !hold()) {
        return;
      }
      answer(exchange, path, body, is(mine, Moment.AFTER));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      count(-1);
    }
  }

  private static boolean is(Optional<Trap> trap, Moment moment) {
    return trap.filter(one -> one.moment() == moment).isPresent();
  }

  private synchronized void count(int change) {
    underWay += change;
    requests += Math.max(0, change);
    notifyAll();
  }

  private synchronized Optional<Trap> trapped(String method, String path) {
    Optional<Trap> mine =
        trap.filter(one -> one.method().equals(method) && path.contains(one.part()));
    return mine.isPresent() && ++seen == mine.get().number() ? mine : Optional.empty();
  }

  /** Whether the request is to go on. */
  private boolean hold() throws InterruptedException {
    reached.countDown();
    if (!released.await(60, TimeUnit.SECONDS)) {
      throw new AssertionError("nobody released the request");
    }
    synchronized (this) {
      return late;
    }
  }

  private void answer(HttpExchange exchange, String path, byte[] body, boolean hold)
      throws IOException, InterruptedException {
    boolean result =
        exchange.getRequestMethod().equals("POST") && path.contains("/testCaseResults/");
    int status;
    byte[] answer;
    if (result && path.endsWith(".refused")) {
      status = 400;
      answer = "{\"code\":400,\"message\":\"no such dimension\"}".getBytes(StandardCharsets.UTF_8);
    } else if (result && isDown()) {
      status = 500;
      answer = "{\"code\":500,\"message\":\"out of order\"}".getBytes(StandardCharsets.UTF_8);
    } else {
      HttpResponse<byte[]> forwarded = forward(exchange, body);
      status = forwarded.statusCode();
      answer = forwarded.body();
      note(exchange, path, body, status);
    }
    if (hold) {
      hold();
    }
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    try {
      exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
      exchange.getResponseBody().write(answer);
    } catch (IOException e) {
      // Whoever asked is dead.
      return;
    }
  }

  private synchronized boolean isDown() {
    return down;
  }

  private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve(exchange.getRequestURI().toString()))
            .method(
                exchange.getRequestMethod(),
                body.length == 0
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(body));
    for (String header : List.of("Authorization", "Content-Type", "Accept")) {
      String value = exchange.getRequestHeaders().getFirst(header);
      if (value != null) {
        request.header(header, value);
      }
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private synchronized void note(HttpExchange exchange, String path, byte[] body, int status)
      throws IOException {
    if (exchange.getRequestMethod().equals("POST") && path.contains("/testCaseResults/")) {
      JsonNode json = JSON.readTree(body);
      String key =
          path.substring(path.lastIndexOf('/') + 1) + "@" + json.path("timestamp").asLong();
      String verdict = json.path("testCaseStatus").asText();
      if (commits.containsKey(key)) {
        sentTwice.add(key);
      }
      if (status == 201 && commits.put(key, verdict) != null) {
        throw new AssertionError("the server stored " + key + " twice");
      }
    } else if (exchange.getRequestMethod().equals("PUT")
        && path.endsWith("/pipelineStatus")
        && status < 300) {
      JsonNode json = JSON.readTree(body);
      states.put(json.path("runId").asText(), json.path("pipelineState").asText());
    }
  }

  @Override
  public void close() {
    released.countDown();
    front.stop(0);
    threads.shutdownNow();
  }
}
