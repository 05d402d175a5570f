package io.dqrun.runner.connector;

import io.dqrun.runner.cloud.LogIn;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Everything that is needed to open one database, checked and free of anything that could make a
 * driver run code or write.
 *
 * @param serviceType OpenMetadata's name of the kind of database, such as {@code Postgres}
 * @param url the JDBC address; never holds a credential
 * @param properties the driver's properties; may hold a password
 * @param files properties whose value is the <em>name</em> of a file, with the content that the
 *     file must have; may hold a private key. They are to exist only while a connection is made
 * @param database what OpenMetadata calls the database: the second part of its tables' FQNs
 * @param description the address for messages, such as {@code 127.0.0.1:5432/shop}
 * @param folder the files that are the tables; empty where the database keeps its tables itself
 * @param logIn makes the password anew for each connection; empty where it is among the properties
 */
public record JdbcTarget(
    String serviceType,
    String url,
    Map<String, String> properties,
    Map<String, String> files,
    String database,
    String description,
    Optional<DataFolder> folder,
    Optional<LogIn> logIn) {

  private static final Pattern SECRET =
      Pattern.compile("(?i)password|pwd|passphrase|secret|token$|logdata|authorization");

  public JdbcTarget {
    properties = Map.copyOf(properties);
    files = Map.copyOf(files);
  }

  /** Of a database that keeps its tables itself. */
  public JdbcTarget(
      String serviceType,
      String url,
      Map<String, String> properties,
      Map<String, String> files,
      String database,
      String description) {
    this(serviceType, url, properties, files, database, description, Optional.empty());
  }

  /** With a password that stays, or none. */
  public JdbcTarget(
      String serviceType,
      String url,
      Map<String, String> properties,
      Map<String, String> files,
      String database,
      String description,
      Optional<DataFolder> folder) {
    this(serviceType, url, properties, files, database, description, folder, Optional.empty());
  }

  /** The same with a password that is made anew. */
  JdbcTarget with(Optional<? extends LogIn> newLogIn) {
    return new JdbcTarget(
        serviceType, url, properties, files, database, description, folder, newLogIn.map(l -> l));
  }

  /**
   * The same for a connection that is made now: with the password of the log-in.
   *
   * @throws io.dqrun.problem.DqException if it cannot be made
   */
  public JdbcTarget forConnectingNow() {
    if (logIn.isEmpty()) {
      return this;
    }
    Map<String, String> all = new HashMap<>(properties);
    all.put("password", logIn.get().password());
    return new JdbcTarget(
        serviceType, url, all, files, database, description, folder, Optional.empty());
  }

  /** The user that logs in; empty where the database knows no users. */
  public String user() {
    return properties.getOrDefault("user", "");
  }

  /** Whether the value of a property must not be shown. */
  static boolean isSecret(String property) {
    return SECRET.matcher(property).find();
  }

  /** The values of properties that must not be shown, such as passwords. */
  public List<String> secrets() {
    return properties.entrySet().stream()
        .filter(property -> isSecret(property.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** Type and address, without the properties, which may be secrets. */
  @Override
  public String toString() {
    return "JdbcTarget[" + serviceType + " " + description + "]";
  }
}
