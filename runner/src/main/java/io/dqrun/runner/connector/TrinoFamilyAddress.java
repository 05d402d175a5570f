package io.dqrun.runner.connector;

import io.dqrun.workflow.ConnectionConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What Trino and Presto have in common: catalogs, encryption by the address, proxies. */
final class TrinoFamilyAddress {

  private static final int HTTP_PORT = 8080;
  private static final int HTTPS_PORT = 443;
  private static final long MAX_CERTIFICATES = 1 << 20;

  private TrinoFamilyAddress() {}

  /**
   * Whether the connection is encrypted. As Python's driver does it: by the port, unless it is
   * told.
   *
   * @param scheme {@code http} or {@code https}; null if it is not told
   */
  static boolean isEncrypted(
      ConnectionFields fields, @Nullable String scheme, String schemeKey, boolean hasSecret) {
    if (hasSecret && "http".equals(scheme)) {
      fields.invalid(
          "`" + schemeKey + "` is http, so that the password or token would be sent unencrypted",
          "use https");
    }
    return scheme == null
        ? hasSecret || fields.text("hostPort").filter(text -> text.endsWith(":443")).isPresent()
        : scheme.equals("https");
  }

  /**
   * The address of a catalog.
   *
   * @param driver the driver's word in its URLs
   * @param properties of the driver; those of encryption are added
   * @param ofTable the catalog to open instead of the connection's own one; null for that
   * @throws io.dqrun.problem.DqException with every problem that the connection has so far
   */
  static JdbcTarget target(
      String driver,
      ConnectionConfig config,
      ConnectionFields fields,
      boolean encrypted,
      Map<String, String> properties,
      @Nullable String ofTable) {
    properties.put("SSL", Boolean.toString(encrypted));
    Map<String, String> files = new LinkedHashMap<>();
    Optional<String> authorities = authorities(config, fields);
    if (encrypted) {
      authorities.ifPresent(content -> files.put("SSLTrustStorePath", content));
    }
    HostPort address = fields.hostPort(encrypted ? HTTPS_PORT : HTTP_PORT);
    String catalog = catalog(fields, ofTable);
    Optional<String> schema =
        fields.text("databaseSchema").map(name -> segment(fields, "databaseSchema", name));
    fields.check();
    String path = catalog.isEmpty() ? "" : "/" + UrlText.segment(catalog);
    if (!path.isEmpty() && schema.isPresent()) {
      path += "/" + UrlText.segment(schema.get());
    }
    return new JdbcTarget(
        config.type(),
        "jdbc:" + driver + "://" + address + path,
        properties,
        files,
        catalog,
        address + (catalog.isEmpty() ? "" : "/" + catalog));
  }

  /** The catalog of the table, or else of the connection; empty if there is none. */
  private static String catalog(ConnectionFields fields, @Nullable String ofTable) {
    Optional<String> own = fields.text("catalog");
    String catalog = ofTable == null || ofTable.isEmpty() ? own.orElse("") : ofTable;
    return segment(fields, "catalog", catalog);
  }

  // The drivers split the path after decoding it.
  private static String segment(ConnectionFields fields, String key, String name) {
    if (name.indexOf('/') >= 0 || name.chars().anyMatch(Character::isISOControl)) {
      fields.invalid(
          "`" + key + "` holds a slash or a control character, which an address cannot carry",
          "correct the name");
      return "";
    }
    return name;
  }

  /**
   * The certificates that {@code verify} names, by their text or by a file; empty for those that
   * Java trusts anyway.
   */
  private static Optional<String> authorities(ConnectionConfig config, ConnectionFields fields) {
    String verify = config.text("verify").orElse("");
    if (verify.contains("-----BEGIN CERTIFICATE-----")) {
      return Optional.of(verify);
    }
    Optional<String> text = fields.text("verify");
    if (text.isEmpty() || text.get().equalsIgnoreCase("true")) {
      return Optional.empty();
    }
    if (text.get().equalsIgnoreCase("false")) {
      fields.invalid(
          "`verify` switches the check of the server's certificate off",
          "set `verify` to the certificate of its authority, or to the file that holds it");
      return Optional.empty();
    }
    Optional<String> content = content(text.get());
    if (content.isEmpty()) {
      fields.invalid(
          "`verify` names no file with certificates",
          "set it to the path of a PEM file, or to its text that starts with -----BEGIN");
    }
    return content;
  }

  private static Optional<String> content(String name) {
    try {
      Path file = Path.of(name);
      if (!Files.isRegularFile(file) || Files.size(file) > MAX_CERTIFICATES) {
        return Optional.empty();
      }
      return Optional.of(Files.readString(file))
          .filter(text -> text.contains("-----BEGIN CERTIFICATE-----"));
    } catch (InvalidPathException | IOException e) {
      return Optional.empty();
    }
  }

  /** The HTTP proxy, as host and port, of the field {@code proxies}. */
  static Optional<String> proxy(
      ConnectionConfig config, ConnectionFields fields, boolean encrypted) {
    if (!(config.fields().get("proxies") instanceof Map<?, ?> proxies) || proxies.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> url = fields.text("proxies", encrypted ? "https" : "http");
    if (url.isEmpty()) {
      return Optional.empty();
    }
    String text = url.get().replaceFirst("^http://", "").replaceFirst("/$", "");
    Optional<HostPort> proxy =
        text.contains(":") ? HostPort.parse(text, HTTP_PORT) : Optional.empty();
    if (proxy.isEmpty()) {
      // The value is not shown: it may hold a password.
      fields.invalid(
          "`proxies` holds something that is no address of an HTTP proxy",
          "write http://host:port; a proxy that wants a password cannot be used");
    }
    return proxy.map(HostPort::toString);
  }
}
