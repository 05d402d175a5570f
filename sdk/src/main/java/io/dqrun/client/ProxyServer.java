package io.dqrun.client;

import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A proxy.
 *
 * @param variable the environment variable that names it
 * @param host its host
 * @param port its port
 * @param user the user name it wants; secret
 * @param password the password it wants; secret
 */
record ProxyServer(
    String variable, String host, int port, Optional<String> user, Optional<String> password) {

  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?:([A-Za-z][A-Za-z0-9+.-]*)://)?(?:([^/]*)@)?([^/@:\\[\\]\\s]+|\\[[0-9A-Fa-f:.]+])"
              + "(?::(\\d{1,5}))?/?");

  private static final int DEFAULT_PORT = 80;

  /**
   * Reads the value of a variable. Nothing of it is told, since it may hold a password.
   *
   * @throws DqException if it names no proxy that can be used
   */
  static ProxyServer parse(String variable, String value) {
    Matcher address = ADDRESS.matcher(value);
    if (!address.matches()) {
      throw invalid(variable, "holds no address of a proxy");
    }
    String scheme = address.group(1);
    if (scheme != null && !scheme.equalsIgnoreCase("http")) {
      throw invalid(variable, "names a proxy that does not speak plain http");
    }
    int port = address.group(4) == null ? DEFAULT_PORT : Integer.parseInt(address.group(4));
    if (port < 1 || port > 65535) {
      throw invalid(variable, "names a port that does not exist");
    }
    String userInfo = address.group(2);
    if (userInfo == null) {
      return new ProxyServer(variable, address.group(3), port, Optional.empty(), Optional.empty());
    }
    int colon = userInfo.indexOf(':');
    return new ProxyServer(
        variable,
        address.group(3),
        port,
        Optional.of(decoded(variable, colon < 0 ? userInfo : userInfo.substring(0, colon))),
        Optional.of(colon < 0 ? "" : decoded(variable, userInfo.substring(colon + 1))));
  }

  private static String decoded(String variable, String text) {
    try {
      // A plus sign is one here, unlike in a form.
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // Its message quotes the text.
      throw invalid(variable, "holds a percent sign that encodes nothing");
    }
  }

  private static DqException invalid(String variable, String what) {
    return new DqException(
        Problem.error(
                ProblemCode.INVALID_VALUE, "the environment variable " + variable + " " + what)
            .withHint(
                "write it like http://proxy.example.com:3128, or"
                    + " http://name:password@proxy.example.com:3128 with %40 for an @ in the"
                    + " password; NO_PROXY excepts servers"));
  }

  /** Where it is, for OkHttp; its name is looked up when it is used. */
  Proxy address() {
    String plain = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(plain, port));
  }

  /** The value of {@code Proxy-Authorization}; empty where none is known. */
  Optional<String> authorization() {
    return user.map(name -> (name + ":" + password.orElse("")).getBytes(StandardCharsets.UTF_8))
        .map(pair -> "Basic " + Base64.getEncoder().encodeToString(pair));
  }

  /** What must be seen nowhere. */
  List<String> secrets() {
    return password.filter(text -> !text.isEmpty()).stream().toList();
  }

  /** Where it is and who says so, without anything secret. */
  @Override
  public String toString() {
    return "the proxy " + host + ":" + port + " (" + variable + ")";
  }
}
