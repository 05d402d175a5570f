package io.dqrun.client;

import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * PEM text of a workflow: the path of a file, or the text itself.
 *
 * @param text the PEM text; may be secret
 * @param shown what to call it in messages: the path, or nothing of the text
 * @param key the last part of the key that holds it
 * @param hint what to put there
 */
record Pem(String text, String shown, String key, String hint) {

  private static final String CONFIG = "workflowConfig.openMetadataServerConfig.sslConfig.";
  private static final int MAX_BYTES = 1 << 20;

  /**
   * Reads the value of a key of {@code sslConfig}.
   *
   * @throws DqException if it names a file that cannot be read
   */
  static Pem load(String value, String key, String hint) {
    if (value.contains("-----BEGIN")) {
      return new Pem(value, "the text", key, hint);
    }
    Pem none = new Pem("", "the file '" + ServerText.clean(value) + "'", key, hint);
    try {
      Path file = Path.of(value);
      if (Files.size(file) > MAX_BYTES) {
        throw none.failure(ProblemCode.INVALID_VALUE, "is too large to be PEM", null);
      }
      // PEM is ASCII; what stands around it may be anything.
      return new Pem(Files.readString(file, StandardCharsets.ISO_8859_1), none.shown, key, hint);
    } catch (NoSuchFileException e) {
      throw none.failure(ProblemCode.FILE_NOT_FOUND, "does not exist", e);
    } catch (InvalidPathException e) {
      throw none.failure(ProblemCode.INVALID_VALUE, "is no path", e);
    } catch (IOException e) {
      throw none.failure(ProblemCode.FILE_UNREADABLE, "cannot be read", e);
    }
  }

  /**
   * The certificates of the text.
   *
   * @throws DqException if there is none
   */
  Collection<? extends Certificate> certificates() {
    try {
      int begin = text.indexOf("-----BEGIN CERTIFICATE-----");
      if (begin < 0) {
        throw new CertificateException("none");
      }
      return CertificateFactory.getInstance("X.509")
          .generateCertificates(
              new ByteArrayInputStream(
                  text.substring(begin).getBytes(StandardCharsets.ISO_8859_1)));
    } catch (CertificateException e) {
      throw failure(ProblemCode.INVALID_VALUE, "holds no PEM certificate", e);
    }
  }

  /** The exception for something wrong with it. Nothing of the text is told. */
  DqException failure(ProblemCode code, String what, @Nullable Exception cause) {
    return new DqException(
        Problem.error(code, shown + " " + what).withPath(CONFIG + key).withHint(hint), cause);
  }

  /** Without the text, which may be a key. */
  @Override
  public String toString() {
    return "Pem[" + shown + "]";
  }
}
