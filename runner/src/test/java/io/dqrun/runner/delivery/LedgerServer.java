package io.dqrun.runner.delivery;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server that keeps results under a unique key, is slow, and now and then loses an answer. */
final class LedgerServer implements AutoCloseable {

  private final Map<String, String> stored = new LinkedHashMap<>();
  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private final long millisPerRequest;
  private int requests;

  LedgerServer(long millisPerRequest) throws IOException {
    this.millisPerRequest = millisPerRequest;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** The keys {@code CASE@TIMESTAMP} in the order of their arrival; each is stored once at most. */
  synchronized List<String> keys() {
    return new ArrayList<>(stored.keySet());
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String key = exchange.getRequestURI().getPath().substring(1).replace('/', '@');
    try {
      Thread.sleep(millisPerRequest);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    boolean post = exchange.getRequestMethod().equals("POST");
    Optional<String> old;
    boolean loseAnswer;
    synchronized (this) {
      requests++;
      old = Optional.ofNullable(stored.get(key));
      if (post && old.isEmpty()) {
        stored.put(key, body);
      }
      loseAnswer = post && requests % 17 == 0;
    }
    if (!loseAnswer) {
      int status = post ? (old.isPresent() ? 409 : 201) : (old.isPresent() ? 200 : 404);
      byte[] bytes = old.orElse("").getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
