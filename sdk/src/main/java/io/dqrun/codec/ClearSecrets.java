package io.dqrun.codec;

import io.dqrun.entity.DatabaseService;
import io.dqrun.problem.Location;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.workflow.ServerUse;
import io.dqrun.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds secrets that are written into the file itself, where everybody who may read the file reads
 * them.
 */
final class ClearSecrets {

  /** Only fields that hold nothing but a secret; rather too few than too many. */
  private static final Set<String> FIELDS =
      Set.of(
          "accesstoken",
          "apikey",
          "awssecretaccesskey",
          "awssessiontoken",
          "azureclientsecret",
          "clientsecret",
          "consumersecret",
          "jwt",
          "jwttoken",
          "password",
          "privatekey",
          "secrettoken",
          "securitytoken",
          "snowflakeprivatekeypassphrase",
          "token");

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$[{A-Za-z_]");

  private final Set<Location> places = new HashSet<>();
  private final List<Problem> warnings = new ArrayList<>();

  private ClearSecrets() {}

  /** A warning for each, in the order of the file; of the server only if it is used. */
  static List<Problem> find(YamlNode root, ServerUse server) {
    ClearSecrets secrets = new ClearSecrets();
    secrets.search(root, "");
    if (server == ServerUse.NONE) {
      secrets.warnings.removeIf(warning -> warning.path().startsWith("workflowConfig."));
    }
    return secrets.warnings;
  }

  private void search(YamlNode node, String path) {
    if (node instanceof YamlNode.Mapping mapping) {
      for (YamlNode.Entry entry : mapping.entries()) {
        if (entry.secretKey()) {
          continue;
        }
        String inner = path.isEmpty() ? entry.key() : path + "." + entry.key();
        if (entry.value() instanceof YamlNode.Scalar scalar) {
          check(entry, scalar, inner);
        } else {
          search(entry.value(), inner);
        }
      }
    } else if (node instanceof YamlNode.Sequence sequence) {
      for (int i = 0; i < sequence.items().size(); i++) {
        search(sequence.items().get(i), path + "[" + i + "]");
      }
    }
  }

  private void check(YamlNode.Entry entry, YamlNode.Scalar scalar, String path) {
    String field = entry.key().toLowerCase(Locale.ROOT);
    // Where the server is concerned, this is a path.
    boolean secret =
        field.equals("sslkey") ? scalar.text().contains("-----BEGIN") : FIELDS.contains(field);
    // An alias leads to the same place again.
    if (secret && isWritten(scalar) && places.add(entry.keyLocation())) {
      warnings.add(
          Problem.warning(
                  ProblemCode.CLEAR_SECRET,
                  "the secret `"
                      + entry.key()
                      + "` is written into the file, where everybody who may read the file reads it")
              .withPath(path)
              .withLocation(entry.bareKeyLocation())
              .withHint(
                  "refer to an environment variable or a file instead: ${NAME} or"
                      + " ${file:/run/secrets/name}"));
    }
  }

  private static boolean isWritten(YamlNode.Scalar scalar) {
    return !scalar.isNull()
        && !scalar.text().isBlank()
        && !scalar.text().startsWith("secret:")
        && !scalar.text().equals(DatabaseService.MASK)
        && !PLACEHOLDER.matcher(scalar.text()).find();
  }
}
