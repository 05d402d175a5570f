package io.dqrun.runner.jdbc;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.runner.connector.JdbcTarget;
import io.dqrun.runner.testing.PostgresServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PostgresOpeningTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final String CANARY = "canary-5ecret";

  private static Problem problem(JdbcTarget target) {
    DqException refused = assertThrows(DqException.class, () -> JdbcSession.open(target));
    Problem problem = refused.problems().get(0);
    assertEquals(ProblemCode.DATABASE_UNREACHABLE, problem.code());
    assertFalse(problem.toString().contains(CANARY), "the password is shown");
    return problem;
  }

  private static JdbcTarget at(String hostPort) {
    return Postgres.target(
        "shop",
        "postgres",
        Map.of(
            "hostPort", hostPort,
            "authType", Map.of("password", CANARY),
            "connectionOptions", Map.of("connectTimeout", "1")));
  }

  @Test
  void tellsWhoWasRefused() throws Exception {
    PostgresServer.execute("postgres", "CREATE ROLE guarded LOGIN PASSWORD 'right'");
    PostgresServer.demandPassword("guarded");
    Map<String, Object> wrong = Map.of("authType", Map.of("password", CANARY));
    String message = problem(Postgres.target("postgres", "guarded", wrong)).message();
    assertTrue(message.contains("refused user 'guarded'"), message);
    assertTrue(
        problem(Postgres.target("postgres", "guarded", Map.of())).message().contains("guarded"));
    String unknown = problem(Postgres.target("postgres", "nobody_here", wrong)).message();
    assertTrue(unknown.contains("refused user 'nobody_here'"), unknown);
  }

  @Test
  void anyPrintablePasswordArrivesUnchanged() throws Exception {
    StringBuilder all = new StringBuilder("äöüßÄÖÜ€");
    for (char c = ' '; c < 127; c++) {
      all.append(c);
    }
    PostgresServer.execute(
        "postgres",
        "SET standard_conforming_strings = on",
        "CREATE ROLE odd_password LOGIN PASSWORD '" + all.toString().replace("'", "''") + "'");
    PostgresServer.demandPassword("odd_password");
    try (JdbcSession session =
        JdbcSession.open(
            Postgres.target(
                "postgres",
                "odd_password",
                Map.of("authType", Map.of("password", all.toString()))))) {
      assertEquals(List.of("odd_password"), session.firstRow("SELECT current_user", MINUTE));
    }
    problem(
        Postgres.target(
            "postgres", "odd_password", Map.of("authType", Map.of("password", all + "x"))));
  }

  @Test
  void namesTheDatabaseThatIsNotThere() {
    Problem problem = problem(Postgres.target("no such/db", "postgres", Map.of()));
    assertTrue(problem.message().contains("has no database"), problem.message());
    assertTrue(problem.message().contains("no such/db"), problem.message());
  }

  @Test
  void opensADatabaseOfAnyName() {
    String database = PostgresServer.createDatabase("a b/c?d=ü&e%41+'.;");
    try (JdbcSession session = JdbcSession.open(Postgres.target(database))) {
      assertEquals(
          List.of(database, "dq-run"),
          session.firstRow(
              "SELECT current_database(), current_setting('application_name')", MINUTE));
    }
  }

  @Test
  void tellsWhyNothingAnswers() throws Exception {
    int unused;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      unused = socket.getLocalPort();
    }
    String refused = problem(at("127.0.0.1:" + unused)).message();
    assertEquals("nothing answers at the database 127.0.0.1:" + unused + "/shop", refused);
    String unknown = problem(at("no-such-host.invalid")).message();
    assertTrue(unknown.contains("unknown"), unknown);
  }

  @Test
  void givesUpOnAServerThatKeepsSilent() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Instant start = Instant.now();
      String message = problem(at("127.0.0.1:" + silent.getLocalPort())).message();
      assertTrue(message.contains("does not answer in time"), message);
      assertTrue(Duration.between(start, Instant.now()).toSeconds() < 8);
    }
  }

  @Test
  void tellsWhatTheServerCannotDo() throws Exception {
    Problem plain = problem(Postgres.target("postgres", "postgres", Map.of("sslMode", "require")));
    assertTrue(plain.message().startsWith("no encrypted connection"), plain.message());
    assertTrue(plain.hint().orElse("").contains("TLS"), plain.hint().orElse(""));
    try (ServerSocket other = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread greeter = new Thread(() -> greet(other));
      greeter.setDaemon(true);
      greeter.start();
      Problem foreign = problem(at("127.0.0.1:" + other.getLocalPort()));
      assertTrue(foreign.message().contains("does not speak as PostgreSQL does"), foreign::message);
      assertTrue(foreign.hint().orElse("").contains("hostPort"));
    }
  }

  /** As a server does that speaks first. */
  private static void greet(ServerSocket server) {
    boolean open = true;
    while (open) {
      try (Socket client = server.accept()) {
        client.getOutputStream().write("J\0\0\0\n11.4.5-Server".getBytes(US_ASCII));
      } catch (IOException e) {
        // A client that is gone costs nothing.
        open = !server.isClosed();
      }
    }
  }

  @Test
  void namesAMissingDriver() {
    JdbcTarget target =
        new JdbcTarget("Oracle", "jdbc:oracle:thin:@x", Map.of(), Map.of(), "default", "x");
    DqException missing = assertThrows(DqException.class, () -> JdbcSession.open(target));
    assertEquals(ProblemCode.DRIVER_MISSING, missing.problems().get(0).code());
    assertTrue(missing.problems().get(0).message().contains("Oracle"));
  }
}
