package io.dqrun.client;

import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Whom a client trusts, and how it shows who it is.
 *
 * @param socketFactory makes the sockets
 * @param manager decides about the server's certificate
 */
record Tls(SSLSocketFactory socketFactory, X509TrustManager manager) {

  private static final String CONFIG = "workflowConfig.openMetadataServerConfig.sslConfig.";
  private static final char[] NO_PASSWORD = {};

  /**
   * What the settings ask for; empty where they ask for nothing but Java's own.
   *
   * @throws DqException if a certificate or key cannot be read, or the server's would go unchecked
   */
  static Optional<Tls> of(ClientSettings settings, ServerAddress address) {
    boolean ignored = settings.serverCertificate() == ServerCertificate.IGNORED;
    if (ignored
        && address.encrypted()
        && !address.loopback()
        && settings.uncheckedTls() == UncheckedTls.REFUSE) {
      throw new DqException(
          Problem.error(
                  ProblemCode.INSECURE_TLS,
                  "the certificate of " + address.url() + " would not be checked")
              .withPath("workflowConfig.openMetadataServerConfig.verifySSL")
              .withHint(
                  "use verifySSL: validate with the authority's file as sslConfig.caCertificate, or"
                      + " allow it if you trust everyone on the way"));
    }
    if (!ignored
        && settings.trustedCertificate().isEmpty()
        && settings.clientCertificate().isEmpty()
        && settings.clientKey().isEmpty()) {
      return Optional.empty();
    }
    try {
      X509TrustManager manager = ignored ? new TrustsAnybody() : authorities(settings);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(identity(settings), new TrustManager[] {manager}, null);
      return Optional.of(new Tls(context.getSocketFactory(), manager));
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("this Java has no TLS", e);
    }
  }

  private static X509TrustManager authorities(ClientSettings settings)
      throws GeneralSecurityException, IOException {
    KeyStore store = null;
    if (settings.trustedCertificate().isPresent()) {
      store = emptyStore();
      int number = 0;
      for (Certificate certificate :
          Pem.load(
                  settings.trustedCertificate().get(),
                  "caCertificate",
                  "name the PEM file of the authority that signed the server's certificate")
              .certificates()) {
        store.setCertificateEntry("authority" + number++, certificate);
      }
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    // Without a store these are the authorities that this Java trusts.
    factory.init(store);
    return (X509TrustManager) factory.getTrustManagers()[0];
  }

  private static KeyManager @Nullable [] identity(ClientSettings settings)
      throws GeneralSecurityException, IOException {
    if (settings.clientCertificate().isEmpty() && settings.clientKey().isEmpty()) {
      return null;
    }
    if (settings.clientKey().isEmpty()) {
      throw halfAnIdentity("sslCertificate", "sslKey");
    }
    if (settings.clientCertificate().isEmpty()) {
      throw halfAnIdentity("sslKey", "sslCertificate");
    }
    Pem certificate =
        Pem.load(
            settings.clientCertificate().get(),
            "sslCertificate",
            "name the PEM file with the certificate that the server knows this client by");
    Pem key =
        Pem.load(
            settings.clientKey().get(),
            "sslKey",
            "name the PEM file of the certificate's private key, without a password: openssl pkey"
                + " -in key.pem -out plain.pem");
    KeyStore store = emptyStore();
    Certificate[] chain = certificate.certificates().toArray(new Certificate[0]);
    store.setKeyEntry("client", PrivateKeys.read(key), NO_PASSWORD, chain);
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, NO_PASSWORD);
    return factory.getKeyManagers();
  }

  private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private static DqException halfAnIdentity(String there, String missing) {
    return new DqException(
        Problem.error(ProblemCode.MISSING_KEY, "`" + there + "` is of no use without " + missing)
            .withPath(CONFIG + there)
            .withHint("add sslConfig." + missing + ", or remove sslConfig." + there));
  }
}
