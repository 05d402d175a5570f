package io.dqrun.runner.sandbox;

import com.sun.net.httpserver.HttpExchange;
import io.dqrun.runner.sandbox.wire.ErrorReply;
import io.dqrun.runner.sandbox.wire.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** Writes answers, rightly or in one of the wrong ways. */
final class FaultyWire {

  private static final int RETRY_AFTER_SECONDS = 1;
  private static final int BOMB_MEGABYTES = 256;

  private FaultyWire() {}

  /** Packed once: that takes as long as a whole run. */
  private static final class Bomb {
    static final byte[] PACKED = pack();

    private static byte[] pack() {
      byte[] blanks = new byte[1024 * 1024];
      Arrays.fill(blanks, (byte) ' ');
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (OutputStream packed = new GZIPOutputStream(bytes)) {
        for (int i = 0; i < BOMB_MEGABYTES; i++) {
          packed.write(blanks);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return bytes.toByteArray();
    }
  }

  /** Writes an answer as it is. */
  static void write(HttpExchange exchange, Reply reply) throws IOException {
    head(exchange, reply);
    if (reply.body().length == 0) {
      exchange.sendResponseHeaders(reply.status(), -1);
    } else {
      exchange.sendResponseHeaders(reply.status(), reply.body().length);
      exchange.getResponseBody().write(reply.body());
    }
  }

  /** Writes an answer after the work was done, damaged; what is not written ends the connection. */
  static void write(HttpExchange exchange, Reply reply, Fault fault) throws IOException {
    byte[] body = reply.body();
    switch (fault) {
      case NO_CONTENT -> exchange.sendResponseHeaders(204, -1);
      case CUT_ANSWER -> {
        head(exchange, reply);
        exchange.sendResponseHeaders(reply.status(), body.length + 1L);
        exchange.getResponseBody().write(body, 0, body.length / 2);
        exchange.getResponseBody().flush();
      }
      case TRUNCATED_JSON -> {
        head(exchange, reply);
        exchange.sendResponseHeaders(reply.status(), body.length / 2 + 1L);
        exchange.getResponseBody().write(Arrays.copyOf(body, body.length / 2 + 1));
      }
      case TRICKLE -> {
        head(exchange, reply);
        exchange.sendResponseHeaders(reply.status(), 0);
        for (byte one : body) {
          exchange.getResponseBody().write(one);
          exchange.getResponseBody().flush();
          pause(1000);
        }
      }
      case ENDLESS -> {
        head(exchange, reply);
        exchange.sendResponseHeaders(reply.status(), 0);
        byte[] blanks = new byte[64 * 1024];
        Arrays.fill(blanks, (byte) ' ');
        // Ends with the connection, which is closed under it sooner or later.
        while (!Thread.currentThread().isInterrupted()) {
          exchange.getResponseBody().write(blanks);
        }
      }
      case GZIP_BOMB -> {
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.getResponseHeaders().add("Content-Encoding", "gzip");
        exchange.sendResponseHeaders(reply.status(), 0);
        exchange.getResponseBody().write(Bomb.PACKED);
      }
      default -> {
        // DROP_ANSWER: the connection is closed with nothing written.
      }
    }
  }

  /** The answer that is given instead of any work. */
  static Reply instead(Fault fault) {
    return switch (fault) {
      case HTML ->
          Reply.text(200, "<!DOCTYPE html><html><body>Please sign in.</body></html>")
              .with("Content-Type", "text/html");
      case REDIRECT -> Reply.text(301, "").with("Location", "http://elsewhere.invalid/api/v1/");
      case TOO_MANY_REQUESTS ->
          ErrorReply.injected(fault.status())
              .with("Retry-After", Integer.toString(RETRY_AFTER_SECONDS));
      case TOO_MANY_REQUESTS_UNTIL ->
          ErrorReply.injected(fault.status())
              .with(
                  "Retry-After",
                  DateTimeFormatter.RFC_1123_DATE_TIME.format(
                      ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(RETRY_AFTER_SECONDS)));
      default -> ErrorReply.injected(fault.status());
    };
  }

  static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      // Only closing the server does this.
      Thread.currentThread().interrupt();
    }
  }

  private static void head(HttpExchange exchange, Reply reply) {
    for (Reply.Header header : reply.headers()) {
      exchange.getResponseHeaders().set(header.name(), header.value());
    }
  }
}
