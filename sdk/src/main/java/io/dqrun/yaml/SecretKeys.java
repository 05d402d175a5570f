package io.dqrun.yaml;

import io.dqrun.problem.Nearest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells by their keys which values must never be shown; rather too many than too few. */
public final class SecretKeys {

  private static final List<String> PARTS =
      List.of(
          "password",
          "passwd",
          "passphrase",
          "passcode",
          "pwd",
          "token",
          "jwt",
          "secret",
          "credential",
          "apikey",
          "accesskey",
          "privatekey",
          "authorization",
          "cookie",
          "bearer",
          "extraheaders",
          "securityconfig",
          "authtype",
          "authoptions",
          "connectionarguments",
          "connectionoptions",
          "sslconfig",
          "sslcertificate",
          "logdata",
          "connectbundle",
          "license");
  private static final List<String> OFTEN_MISSPELT =
      List.of("password", "passphrase", "jwtToken", "token", "secret", "credentials", "privateKey");
  private static final Set<String> GROUPS =
      Set.of("authType", "credentials", "credential", "securityConfig", "sslConfig");
  private static final Set<String> GROUPS_OF_TEXTS =
      Set.of("connectionArguments", "connectionOptions", "extraHeaders");
  private static final Set<String> HARMLESS =
      Set.of("secretsmanagerprovider", "secretsmanagerloader");

  /** Not needed, and so not compiled, where nothing is wrong. */
  private static final class Patterns {
    static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}:=@,\"'{}\\[\\]]{1,60}");
    static final Pattern ASSIGNMENT =
        Pattern.compile("(?<![\\w.\\-])([\\w.\\-]++)[\"']?\\s*+[:=]\\s*+");
    static final Pattern TELLTALE =
        Pattern.compile(
            "://(?=\\S*@)|(?<![^\\s:])[^\\s:]++:[^\\s:]*@|(?i:\\b(?:bearer|basic)\\s)|\\beyJ[\\w-]{8}|-----BEGIN");
  }

  /** Keys of every workflow, which need no closer look. */
  static final Set<String> ORDINARY =
      Set.of(
          "apiVersion",
          "authProvider",
          "clusterName",
          "columnName",
          "computePassedFailedRowCount",
          "config",
          "database",
          "databaseSchema",
          "description",
          "displayName",
          "enableVersionValidation",
          "entityFullyQualifiedName",
          "forceUpdate",
          "hostPort",
          "ingestionPipelineFQN",
          "loggerLevel",
          "name",
          "openMetadataServerConfig",
          "parameterValues",
          "pipelineRunId",
          "processor",
          "scheme",
          "serviceConnection",
          "serviceConnections",
          "serviceName",
          "sink",
          "source",
          "sourceConfig",
          "sslMode",
          "successThreshold",
          "testCases",
          "testDefinitionName",
          "type",
          "username",
          "value",
          "verifySSL",
          "workflowConfig");

  private static final int MOST_KNOWN = 10_000;

  /** Many files have the same keys. The number is bounded, because some keys are data. */
  private static final Map<String, Boolean> KNOWN = new ConcurrentHashMap<>();

  /**
   * The part of a key that may be shown. What stands behind it may be a value, as in {@code
   * {password:secret}}, where the blank behind the colon is missing.
   */
  static String visible(String key) {
    Matcher name = Patterns.NAME.matcher(key);
    String visible = name.lookingAt() ? name.group() : "";
    return visible.length() == key.length() ? key : visible + "...";
  }

  /** Whether there are fields below this key whose names may be shown. */
  static boolean isGroup(String key) {
    return GROUPS.contains(key) || key.endsWith("Credentials");
  }

  /** As {@link #isGroup}, where every field below is a text. */
  static boolean isGroupOfTexts(String key) {
    return GROUPS_OF_TEXTS.contains(key);
  }

  /** Whether the value of this key, and everything below it, is to be hidden. */
  public boolean matches(String key) {
    if (key.length() > 100 || ORDINARY.contains(key)) {
      return false;
    }
    Boolean known = KNOWN.get(key);
    if (known == null) {
      known = looksSecret(key);
      if (KNOWN.size() < MOST_KNOWN) {
        KNOWN.put(key, known);
      }
    }
    return known;
  }

  /** By the letters alone, without regard to what is known to be harmless. */
  static boolean looksSecret(String key) {
    String word = lettersAndDigits(key.toLowerCase(Locale.ROOT));
    if (HARMLESS.contains(word)) {
      return false;
    }
    return word.equals("pass")
        || word.equals("pw")
        || (word.endsWith("key") && word.length() > 3)
        || holdsPart(word)
        || Nearest.of(word, OFTEN_MISSPELT).isPresent();
  }

  private static String lettersAndDigits(String text) {
    StringBuilder kept = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
        kept.append(c);
      }
    }
    return kept.toString();
  }

  private static boolean holdsPart(String word) {
    for (String part : PARTS) {
      if (word.contains(part)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Where in a line, read without regard to its structure, something secret may begin.
   *
   * @return an index, or -1
   */
  int find(String line) {
    int first = -1;
    Matcher telltale = Patterns.TELLTALE.matcher(line);
    if (telltale.find()) {
      first = line.startsWith("://", telltale.start()) ? telltale.start() + 3 : telltale.start();
    }
    Matcher assignment = Patterns.ASSIGNMENT.matcher(line);
    while (assignment.find()) {
      if (matches(assignment.group(1))) {
        return first < 0 ? assignment.end() : Math.min(first, assignment.end());
      }
    }
    return first;
  }
}
