package io.dqrun.client;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which proxy stands between this machine and a server. None ever stands before a server on this
 * machine: a token for it would leave the machine.
 */
public final class Proxies {

  private static final Proxies OF_JAVA = new Proxies(Map.of(), true);

  private final Map<String, String> environment;
  private final boolean ofJava;

  private Proxies(Map<String, String> environment, boolean ofJava) {
    this.environment = environment;
    this.ofJava = ofJava;
  }

  /** The proxies of Java's system properties, such as {@code https.proxyHost}. */
  public static Proxies ofJava() {
    return OF_JAVA;
  }

  /**
   * The proxies of environment variables, as curl and Python read them: {@code HTTPS_PROXY}, {@code
   * HTTP_PROXY} and {@code ALL_PROXY} with exceptions in {@code NO_PROXY}, each also in lower case,
   * which is looked at first. Where no variable is set there is no proxy but Java's.
   *
   * @param environment all variables; others are not looked at
   */
  public static Proxies ofEnvironment(Map<String, String> environment) {
    Map<String, String> proxies = new LinkedHashMap<>();
    for (String name : List.of("https_proxy", "http_proxy", "all_proxy", "no_proxy")) {
      for (String variable : List.of(name, name.toUpperCase(Locale.ROOT))) {
        String value = environment.getOrDefault(variable, "").strip();
        if (!value.isEmpty()) {
          proxies.put(variable, value);
        }
      }
    }
    return proxies.isEmpty() ? OF_JAVA : new Proxies(proxies, false);
  }

  /** Whether Java decides. */
  boolean decidedByJava() {
    return ofJava;
  }

  /**
   * The proxy of the environment before a server; empty for none.
   *
   * @throws io.dqrun.problem.DqException if the variable holds no address of a proxy
   */
  Optional<ProxyServer> before(ServerAddress server) {
    String scheme = server.encrypted() ? "https_proxy" : "http_proxy";
    if (server.loopback() || variable("no_proxy").filter(v -> excepts(v, server)).isPresent()) {
      return Optional.empty();
    }
    return variable(scheme)
        .or(() -> variable("all_proxy"))
        .map(name -> ProxyServer.parse(name, environment.getOrDefault(name, "")));
  }

  private boolean excepts(String variable, ServerAddress server) {
    return ProxyExceptions.contain(environment.getOrDefault(variable, ""), server);
  }

  /** The spelling in which a variable is set. */
  private Optional<String> variable(String name) {
    return List.of(name, name.toUpperCase(Locale.ROOT)).stream()
        .filter(environment::containsKey)
        .findFirst();
  }

  /** The names of the variables that are set; their values may hold passwords. */
  @Override
  public String toString() {
    return "Proxies" + environment.keySet();
  }
}
