package io.dqrun.client;

import io.dqrun.problem.ProblemCode;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads private keys as OpenSSL writes them. */
final class PrivateKeys {

  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z ]*)PRIVATE KEY-----([^-]*)-----END");

  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");

  private static final int SEQUENCE = 0x30;
  private static final int OCTETS = 0x04;
  private static final byte[] VERSION_0 = {2, 1, 0};

  /** The algorithm of RSA keys, 1.2.840.113549.1.1.1, with its empty parameters. */
  private static final byte[] RSA = {
    SEQUENCE, 13, 6, 9, 42, (byte) 0x86, 72, (byte) 0x86, (byte) 0xf7, 13, 1, 1, 1, 5, 0
  };

  /** The algorithm of elliptic curve keys, 1.2.840.10045.2.1; the curve follows. */
  private static final byte[] EC = {6, 7, 42, (byte) 0x86, 72, (byte) 0xce, 61, 2, 1};

  private PrivateKeys() {}

  /**
   * The first private key of the text.
   *
   * @throws io.dqrun.problem.DqException if there is none, or it is encrypted
   */
  static PrivateKey read(Pem pem) {
    Matcher block = BLOCK.matcher(pem.text());
    if (!block.find()) {
      throw pem.failure(ProblemCode.INVALID_VALUE, "holds no PEM private key", null);
    }
    String kind = block.group(1).strip();
    if (kind.equals("ENCRYPTED") || block.group(2).contains("ENCRYPTED")) {
      throw pem.failure(ProblemCode.INVALID_VALUE, "holds a private key with a password", null);
    }
    try {
      byte[] key = Base64.getMimeDecoder().decode(block.group(2));
      return parse(
          switch (kind) {
            case "RSA" -> wrap(SEQUENCE, VERSION_0, RSA, wrap(OCTETS, key));
            case "EC" ->
                wrap(SEQUENCE, VERSION_0, wrap(SEQUENCE, EC, curve(key)), wrap(OCTETS, key));
            default -> key;
          });
    } catch (GeneralSecurityException | IllegalArgumentException | IndexOutOfBoundsException e) {
      // Its message could quote the key.
      throw pem.failure(
          ProblemCode.INVALID_VALUE, "holds a private key that cannot be understood", null);
    }
  }

  private static PrivateKey parse(byte[] pkcs8) throws GeneralSecurityException {
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
      } catch (InvalidKeySpecException e) {
        // A key of another algorithm.
      }
    }
    throw new GeneralSecurityException("no known algorithm");
  }

  /** The curve that stands in an EC key of its own format: version, key, then the curve. */
  private static byte[] curve(byte[] key) {
    int at = key[1] < 0 ? 2 + (key[1] & 127) : 2;
    at += 2 + key[at + 1];
    at += 2 + key[at + 1];
    if (key[at] != (byte) 0xa0) {
      throw new IllegalArgumentException("no curve");
    }
    return Arrays.copyOfRange(key, at + 2, at + 2 + key[at + 1]);
  }

  /** A DER value of these parts. */
  private static byte[] wrap(int tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    int length = content.size();
    ByteArrayOutputStream value = new ByteArrayOutputStream();
    value.write(tag);
    if (length > 255) {
      value.write(0x82);
      value.write(length >> 8);
    } else if (length > 127) {
      value.write(0x81);
    }
    value.write(length);
    value.writeBytes(content.toByteArray());
    return value.toByteArray();
  }
}
