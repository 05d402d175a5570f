package io.dqrun.runner.connector;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads a connect descriptor of Oracle's, such as {@code (DESCRIPTION=(ADDRESS=...)...)}, and
 * refuses whatever can make the driver read files or ask another server.
 */
final class OracleDescriptor {

  private static final int MAX_LENGTH = 4000;
  private static final int MAX_DEPTH = 8;

  /** Keys whose value is a list of further ones. */
  private static final Set<String> GROUPS =
      Set.of(
          "DESCRIPTION_LIST", "DESCRIPTION", "ADDRESS_LIST", "ADDRESS", "CONNECT_DATA", "SECURITY");

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._$#:-]{1,255}");

  /** What the value of a key must look like. */
  private static final Map<String, Pattern> VALUES =
      Map.ofEntries(
          Map.entry("PROTOCOL", Pattern.compile("(?i)tcps?")),
          Map.entry("HOST", Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*|[0-9A-Fa-f:.]{2,45}")),
          Map.entry("PORT", Pattern.compile("[0-9]{1,5}")),
          Map.entry("SERVICE_NAME", PLAIN),
          Map.entry("SID", PLAIN),
          Map.entry("INSTANCE_NAME", PLAIN),
          Map.entry("SERVER", Pattern.compile("(?i)dedicated|shared|pooled")),
          Map.entry("LOAD_BALANCE", PLAIN),
          Map.entry("FAILOVER", PLAIN),
          Map.entry("CONNECT_TIMEOUT", PLAIN),
          Map.entry("TRANSPORT_CONNECT_TIMEOUT", PLAIN),
          Map.entry("RETRY_COUNT", PLAIN),
          Map.entry("RETRY_DELAY", PLAIN),
          Map.entry("EXPIRE_TIME", PLAIN),
          Map.entry("SSL_SERVER_DN_MATCH", PLAIN),
          Map.entry("SSL_SERVER_CERT_DN", Pattern.compile("\"[A-Za-z0-9 ._,=*-]{1,255}\"")));

  private final String text;
  private int at;

  private OracleDescriptor(String text) {
    this.text = text;
  }

  /** The descriptor without blanks; empty if it is not one, or not a harmless one. */
  static Optional<String> read(String text) {
    // Blanks may stand in a quoted name only, of which one is enough.
    String dense = text.strip().replaceAll("\\s*([()=])\\s*", "$1");
    OracleDescriptor reader = new OracleDescriptor(dense);
    return dense.length() <= MAX_LENGTH
            && dense.toUpperCase(Locale.ROOT).startsWith("(DESCRIPTION")
            && reader.pair(0)
            && reader.at == dense.length()
        ? Optional.of(dense)
        : Optional.empty();
  }

  private boolean pair(int depth) {
    int equals = text.indexOf('=', at);
    if (depth > MAX_DEPTH || !text.startsWith("(", at) || equals < 0) {
      return false;
    }
    String key = text.substring(at + 1, equals).toUpperCase(Locale.ROOT);
    at = equals + 1;
    return (GROUPS.contains(key) ? group(depth) : value(key)) && closed();
  }

  private boolean group(int depth) {
    if (!text.startsWith("(", at)) {
      return false;
    }
    while (text.startsWith("(", at)) {
      if (!pair(depth + 1)) {
        return false;
      }
    }
    return true;
  }

  private boolean value(String key) {
    Pattern pattern = VALUES.get(key);
    int end = text.indexOf(')', at);
    if (pattern == null || end < 0 || !pattern.matcher(text.substring(at, end)).matches()) {
      return false;
    }
    at = end;
    return true;
  }

  private boolean closed() {
    boolean closed = text.startsWith(")", at);
    at++;
    return closed;
  }
}
