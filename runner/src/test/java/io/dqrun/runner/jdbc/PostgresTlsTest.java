package io.dqrun.runner.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.problem.DqException;
import io.dqrun.runner.jdbc.StatementException.Kind;
import io.dqrun.runner.testing.PostgresServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresTlsTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final char[] STORE_PASSWORD = "changeit".toCharArray();

  private record Identity(String certificate, String key) {

    static Identity create(Path folder, String name) throws Exception {
      Path store = folder.resolve(name + ".p12");
      Process keytool =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                  "-genkeypair",
                  "-keyalg",
                  "RSA",
                  "-alias",
                  "it",
                  "-validity",
                  "2",
                  "-dname",
                  "CN=" + name,
                  "-ext",
                  "san=dns:localhost,ip:127.0.0.1",
                  "-keystore",
                  store.toString(),
                  "-storepass",
                  new String(STORE_PASSWORD))
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve(name + ".log").toFile())
              .start();
      assertTrue(keytool.waitFor(60, TimeUnit.SECONDS));
      KeyStore keys = KeyStore.getInstance("PKCS12");
      try (InputStream in = Files.newInputStream(store)) {
        keys.load(in, STORE_PASSWORD);
      }
      return new Identity(
          pem("CERTIFICATE", keys.getCertificate("it").getEncoded()),
          pem("PRIVATE KEY", keys.getKey("it", STORE_PASSWORD).getEncoded()));
    }

    private static String pem(String kind, byte[] content) {
      String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
      return "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n";
    }
  }

  private final Identity server;
  private final Identity client;

  PostgresTlsTest(@TempDir Path folder) throws Exception {
    server = Identity.create(folder, "localhost");
    client = Identity.create(folder, "tls_client");
  }

  @BeforeAll
  void switchTlsOn() throws Exception {
    Path data = Path.of(PostgresServer.single("SHOW data_directory"));
    Files.writeString(data.resolve("tls.crt"), server.certificate());
    Files.writeString(data.resolve("tls-clients.crt"), client.certificate());
    Path key = Files.writeString(data.resolve("tls.key"), server.key());
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    PostgresServer.execute(
        "postgres",
        "CREATE ROLE tls_client LOGIN",
        "ALTER SYSTEM SET ssl_cert_file = 'tls.crt'",
        "ALTER SYSTEM SET ssl_key_file = 'tls.key'",
        "ALTER SYSTEM SET ssl_ca_file = 'tls-clients.crt'",
        "ALTER SYSTEM SET ssl = on");
    PostgresServer.addRule("hostssl all tls_client all cert", "tls_client");
  }

  @AfterAll
  void switchTlsOff() {
    PostgresServer.execute("postgres", "ALTER SYSTEM RESET ssl", "SELECT pg_reload_conf()");
  }

  private static JdbcSession open(String user, Map<String, Object> fields) {
    return JdbcSession.open(Postgres.target("postgres", user, fields));
  }

  /** Other processes have folders there, too: only files with these certificates count. */
  private List<Path> leftOver() throws IOException {
    List<Path> found = new ArrayList<>();
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(temporary, "dq-run-*")) {
      for (Path folder : folders) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.pem")) {
          for (Path file : files) {
            String text = Files.readString(file);
            if (text.equals(server.certificate()) || text.equals(client.certificate())) {
              found.add(file);
            }
          }
        } catch (NoSuchFileException | DirectoryIteratorException | NotDirectoryException e) {
          // Another process has removed its own meanwhile.
        }
      }
    }
    return found;
  }

  @Test
  void checksTheServerAgainstTheGivenAuthority() throws Exception {
    Map<String, Object> right = Map.of("sslConfig", Map.of("caCertificate", server.certificate()));
    try (JdbcSession session = open("postgres", right)) {
      assertEquals(
          List.of(true),
          session.firstRow("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()", MINUTE));
      assertEquals(List.of(), leftOver(), "certificates are left in the temporary folder");
      StatementException late =
          assertThrows(
              StatementException.class,
              () -> session.firstRow("SELECT pg_sleep(60)", Duration.ofMillis(200)));
      assertEquals(Kind.TIMEOUT, late.kind());
    }
    Map<String, Object> wrong = Map.of("sslConfig", Map.of("caCertificate", client.certificate()));
    DqException refused = assertThrows(DqException.class, () -> open("postgres", wrong));
    assertTrue(refused.problems().get(0).message().contains("encrypted"), refused::toString);
    assertTrue(refused.problems().get(0).hint().orElse("").contains("sslConfig"));
    assertEquals(List.of(), leftOver(), "certificates are left in the temporary folder");
  }

  @Test
  void identifiesTheClientByItsCertificate() {
    Map<String, Object> certified =
        Map.of(
            "sslMode",
            "verify-full",
            "sslConfig",
            Map.of(
                "caCertificate",
                server.certificate(),
                "sslCertificate",
                client.certificate(),
                "sslKey",
                client.key()));
    try (JdbcSession session = open("tls_client", certified)) {
      assertEquals(List.of("tls_client"), session.firstRow("SELECT current_user", MINUTE));
    }
    DqException refused =
        assertThrows(DqException.class, () -> open("tls_client", Map.of("sslMode", "require")));
    assertTrue(refused.problems().get(0).message().contains("refused"), refused::toString);
  }
}
