package io.dqrun.runner.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes wrong on the wire when it is told to. */
class FaultsTest {

  private static final String SUITES = "dataQuality/testSuites";

  private static SandboxServer server(Faults faults) {
    return SandboxServer.start(0, SandboxOptions.DEFAULT.with(faults));
  }

  private static boolean exists(SandboxServer server, String suite) {
    server.inject(Faults.NONE);
    return new Wire(server).get(SUITES + "/name/" + suite).status() == 200;
  }

  @Test
  void everySoManythRequestFails() {
    try (SandboxServer server = server(Faults.NONE.with(Faults.every(3, Fault.UNAVAILABLE)))) {
      Wire wire = new Wire(server);
      assertEquals(
          List.of(200, 200, 503, 200, 200, 503),
          IntStream.range(0, 6).mapToObj(i -> wire.get("system/version").status()).toList());
      assertEquals(6, server.requests());
    }
  }

  @Test
  void aFailedRequestIsNotDone() {
    try (SandboxServer server = server(Faults.NONE.with(Faults.every(1, Fault.UNAVAILABLE)))) {
      assertEquals(503, new Wire(server).post(SUITES, "{\"name\":\"a\"}").status());
      assertTrue(!exists(server, "a"));
    }
  }

  @Test
  void theNextFewRequestsOfAPathFail() {
    try (SandboxServer server = server(Faults.NONE)) {
      Wire wire = new Wire(server);
      server.inject(
          Faults.NONE.with(Faults.next(2, Fault.TOO_MANY_REQUESTS).on("/testDefinitions")));
      List<Integer> statuses = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        statuses.add(wire.get("system/version").status());
        statuses.add(wire.get("dataQuality/testDefinitions").status());
      }
      assertEquals(List.of(200, 429, 200, 429, 200, 200), statuses);
    }
  }

  @Test
  void retryAfterIsANumberOrADate() {
    try (SandboxServer server =
        server(
            Faults.NONE
                .with(Faults.next(1, Fault.TOO_MANY_REQUESTS))
                .with(Faults.every(2, Fault.TOO_MANY_REQUESTS_UNTIL)))) {
      Wire wire = new Wire(server);
      assertEquals("1", wire.get("system/version").header("Retry-After").orElseThrow());
      ZonedDateTime until =
          ZonedDateTime.parse(
              wire.get("system/version").header("Retry-After").orElseThrow(),
              DateTimeFormatter.RFC_1123_DATE_TIME);
      assertTrue(
          until.isAfter(ZonedDateTime.now(ZoneOffset.UTC).minusSeconds(2)), until.toString());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"DROP_REQUEST", "DROP_ANSWER", "CUT_ANSWER"})
  void theConnectionEndsBeforeOrAfterTheWork(Fault fault) throws IOException {
    try (SandboxServer server = server(Faults.NONE.with(Faults.every(1, fault)))) {
      String answer = raw(server, "{\"name\":\"a\"}");

      assertEquals(fault == Fault.CUT_ANSWER, answer.startsWith("HTTP/1.1 201"), answer);
      assertTrue(!answer.endsWith("}"), answer);
      assertEquals(fault != Fault.DROP_REQUEST, exists(server, "a"));
    }
  }

  /** Past any client, which might send again on its own. */
  private static String raw(SandboxServer server, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.url().getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(
          ("POST /api/v1/"
                  + SUITES
                  + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer t\r\nContent-Length: "
                  + body.length
                  + "\r\n\r\n")
              .getBytes(StandardCharsets.UTF_8));
      out.write(body);
      out.flush();
      socket.setSoTimeout(10_000);
      return new String(read(socket.getInputStream()), StandardCharsets.UTF_8);
    }
  }

  private static byte[] read(InputStream in) throws IOException {
    try {
      return in.readAllBytes();
    } catch (java.net.SocketException e) {
      // A reset is one way for a connection to end.
      return new byte[0];
    }
  }

  @Test
  void jsonCanEndInItsMiddleAndBodiesCanBeMissing() {
    try (SandboxServer server = server(Faults.NONE.with(Faults.every(1, Fault.TRUNCATED_JSON)))) {
      Wire wire = new Wire(server);
      String body = wire.get("system/version").body();
      assertThrows(JsonProcessingException.class, () -> Wire.MAPPER.readTree(body));

      server.inject(Faults.NONE.with(Faults.every(1, Fault.NO_CONTENT)));
      assertEquals(204, wire.post(SUITES, "{\"name\":\"a\"}").status());
      assertTrue(exists(server, "a"));
    }
  }

  @Test
  void pagesAndOtherHostsAnswerInstead() {
    try (SandboxServer server =
        server(
            Faults.NONE.with(Faults.next(1, Fault.HTML)).with(Faults.every(2, Fault.REDIRECT)))) {
      Wire wire = new Wire(server);
      Wire.Answer page = wire.get("system/version");
      assertEquals(200, page.status());
      assertEquals("text/html", page.header("Content-Type").orElseThrow());
      Wire.Answer redirect = wire.get("system/version");
      assertEquals(301, redirect.status());
      assertTrue(redirect.header("Location").orElseThrow().startsWith("http://elsewhere.invalid"));
    }
  }

  @Test
  void answersCanBeFarTooLongAndFarTooSlow() throws IOException {
    for (Fault fault : List.of(Fault.ENDLESS, Fault.GZIP_BOMB)) {
      try (SandboxServer server = server(Faults.NONE.with(Faults.every(1, fault)));
          InputStream body = server.url().resolve("/api/v1/system/version").toURL().openStream()) {
        int least = fault == Fault.ENDLESS ? 10_000_000 : 100_000;
        assertEquals(least, body.readNBytes(least).length, fault.name());
      }
    }
    try (SandboxServer server = server(Faults.NONE.with(Faults.every(1, Fault.TRICKLE)));
        InputStream body = server.url().resolve("/api/v1/system/version").toURL().openStream()) {
      long start = System.nanoTime();
      assertEquals(2, body.readNBytes(2).length);
      assertTrue(System.nanoTime() - start > Duration.ofMillis(500).toNanos());
    }
  }

  @Test
  void latencyHoldsEveryAnswerBack() {
    try (SandboxServer server = server(Faults.NONE.with(Duration.ofMillis(150)))) {
      long start = System.nanoTime();
      assertEquals(200, new Wire(server).get("system/version").status());
      assertTrue(System.nanoTime() - start >= Duration.ofMillis(150).toNanos());
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyFaultIsOnlyInjectedWhenItIsDue(Fault fault) {
    try (SandboxServer server = server(Faults.NONE.with(Faults.every(1000, fault)))) {
      assertEquals(200, new Wire(server).get("system/version").status());
    }
  }

  @Test
  void impossibleRulesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Faults.every(0, Fault.HTML));
    assertThrows(IllegalArgumentException.class, () -> Faults.next(-1, Fault.HTML));
  }
}
