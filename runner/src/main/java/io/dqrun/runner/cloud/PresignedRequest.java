package io.dqrun.runner.cloud;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A GET request whose query says who may send it: Amazon's Signature Version 4,
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html.
 *
 * @param host the host, with the port unless it is that of https
 * @param path the path, encoded
 * @param query the names and values of the query, not encoded
 * @param region such as {@code eu-central-1}
 * @param service such as {@code rds-db}
 * @param payloadHash the SHA-256 of the body in hexadecimal digits, or what stands for it
 */
record PresignedRequest(
    String host,
    String path,
    Map<String, String> query,
    String region,
    String service,
    String payloadHash) {

  /** Of no bytes. */
  static final String NO_PAYLOAD =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  private static final String ALGORITHM = "AWS4-HMAC-SHA256";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  /** Host, path and query with the signature, without the scheme; a secret. */
  String signed(AwsKeys keys, Instant now, int seconds) {
    String time = TIME.format(now);
    String day = time.substring(0, 8);
    String scope = String.join("/", day, region, service, "aws4_request");
    Map<String, String> all = new TreeMap<>();
    query.forEach((name, value) -> all.put(encoded(name), encoded(value)));
    all.put("X-Amz-Algorithm", ALGORITHM);
    all.put("X-Amz-Credential", encoded(keys.id() + "/" + scope));
    all.put("X-Amz-Date", time);
    all.put("X-Amz-Expires", Integer.toString(seconds));
    all.put("X-Amz-SignedHeaders", "host");
    keys.session().ifPresent(token -> all.put("X-Amz-Security-Token", encoded(token)));
    String canonicalQuery =
        all.entrySet().stream()
            .map(pair -> pair.getKey() + "=" + pair.getValue())
            .collect(Collectors.joining("&"));
    String request =
        String.join("\n", "GET", path, canonicalQuery, "host:" + host, "", "host", payloadHash);
    String toSign = String.join("\n", ALGORITHM, time, scope, hex(sha256(request)));
    String signature = hex(hmac(signingKey(keys.secret(), day, region, service), toSign));
    return host + path + "?" + canonicalQuery + "&X-Amz-Signature=" + signature;
  }

  static byte[] signingKey(String secret, String day, String region, String service) {
    byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
    for (String part : new String[] {day, region, service, "aws4_request"}) {
      key = hmac(key, part);
    }
    return key;
  }

  /** As RFC 3986 has it, which forms of web pages do not follow. */
  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
