package io.dqrun.client;

import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * TLS that trusts the authorities of one file and no others.
 *
 * @param socketFactory makes the sockets
 * @param manager decides about certificates
 */
record TrustedCertificates(SSLSocketFactory socketFactory, X509TrustManager manager) {

  private static final String KEY =
      "workflowConfig.openMetadataServerConfig.sslConfig.caCertificate";

  /**
   * Reads a PEM file with one or more certificates.
   *
   * @throws DqException if it cannot be read or holds none
   */
  static TrustedCertificates load(Path pem) {
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int number = 0;
      for (Certificate certificate : certificates(pem)) {
        store.setCertificateEntry("authority" + number++, certificate);
      }
      if (number == 0) {
        throw new CertificateException("the file is empty");
      }
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      X509TrustManager manager = (X509TrustManager) factory.getTrustManagers()[0];
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {manager}, null);
      return new TrustedCertificates(context.getSocketFactory(), manager);
    } catch (CertificateException e) {
      throw failure(ProblemCode.INVALID_VALUE, "'" + pem + "' holds no PEM certificate", e);
    } catch (NoSuchFileException e) {
      throw failure(ProblemCode.FILE_NOT_FOUND, "the certificate '" + pem + "' does not exist", e);
    } catch (IOException e) {
      throw failure(ProblemCode.FILE_UNREADABLE, "the certificate '" + pem + "' cannot be read", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no TLS", e);
    }
  }

  private static Collection<? extends Certificate> certificates(Path pem)
      throws IOException, CertificateException {
    try (InputStream stream = Files.newInputStream(pem)) {
      return CertificateFactory.getInstance("X.509").generateCertificates(stream);
    }
  }

  private static DqException failure(ProblemCode code, String message, Exception cause) {
    return new DqException(
        Problem.error(code, message)
            .withPath(KEY)
            .withHint("name the PEM file of the authority that signed the server's certificate"),
        cause);
  }
}
