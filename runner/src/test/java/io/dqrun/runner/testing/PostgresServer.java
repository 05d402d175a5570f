package io.dqrun.runner.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** A real PostgreSQL on loopback, one per JVM, started when it is first needed. */
public final class PostgresServer {

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private PostgresServer() {}

  private static final class Started {
    static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder().setLocaleConfig("encoding", "UTF8").start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  public static String host() {
    return "127.0.0.1";
  }

  public static int port() {
    return Started.SERVER.getPort();
  }

  /** Creates an empty database of an unused name; its owner is the superuser {@code postgres}. */
  public static String createDatabase(String prefix) {
    String name = prefix + "_" + NUMBER.incrementAndGet();
    execute("postgres", "CREATE DATABASE \"" + name + "\"");
    return name;
  }

  /** The address of a database for its superuser. */
  public static String url(String database) {
    return "jdbc:postgresql://" + host() + ":" + port() + "/" + database + "?user=postgres";
  }

  /** Runs statements in a database as the superuser. */
  public static void execute(String database, String... statements) {
    try (Connection connection = DriverManager.getConnection(url(database));
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** From now on, the server asks a role for its password. */
  public static void demandPassword(String role) throws Exception {
    addRule("host all " + role + " all scram-sha-256", role);
  }

  /** Puts a rule about a role before all others. */
  public static void addRule(String rule, String role) throws Exception {
    Path rules = Path.of(single("SHOW hba_file"));
    String text = Files.readString(rules, StandardCharsets.UTF_8);
    Files.writeString(rules, rule + "\n" + text);
    single("SELECT pg_reload_conf()");
    // The server reads the file in its own time.
    for (int i = 0; i < 100; i++) {
      String first =
          single("SELECT coalesce(user_name[1], '') FROM pg_hba_file_rules ORDER BY line_number");
      if (first.equals(role)) {
        break;
      }
      Thread.sleep(20);
    }
    Thread.sleep(100);
  }

  /** The first column of the only row of an answer. */
  public static String single(String sql) throws Exception {
    try (Connection connection = DriverManager.getConnection(url("postgres"));
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(sql)) {
      answer.next();
      return String.valueOf(answer.getString(1));
    }
  }
}
