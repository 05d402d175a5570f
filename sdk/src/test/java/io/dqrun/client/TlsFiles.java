package io.dqrun.client;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Objects;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/** Certificates and keys as OpenSSL wrote them, and the server's end of TLS. */
final class TlsFiles {

  private TlsFiles() {}

  static String path(String name) {
    try {
      return Path.of(Objects.requireNonNull(TlsFiles.class.getResource("tls/" + name)).toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static Pem pem(String name) {
    return Pem.load(path(name), "sslKey", "hint");
  }

  /** The sockets of a server with this certificate, which looks at no client's. */
  static SSLSocketFactory server(String certificate, String key, TrustManager... clients) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(
          "server",
          PrivateKeys.read(pem(key)),
          new char[0],
          pem(certificate).certificates().toArray(new Certificate[0]));
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, new char[0]);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), clients.length == 0 ? null : clients, null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
