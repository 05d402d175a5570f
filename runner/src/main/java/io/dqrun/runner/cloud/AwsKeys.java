package io.dqrun.runner.cloud;

import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An access key of Amazon's.
 *
 * @param id its public name
 * @param secret the key itself
 * @param session the token of a key that ends; a secret
 */
public record AwsKeys(String id, String secret, Optional<String> session) {

  private static final String HINT =
      "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY (for temporary keys also AWS_SESSION_TOKEN);"
          + " `aws configure export-credentials --format env` prints them for every kind of log-in,"
          + " roles included";

  /**
   * The key of the environment: of the named profile; or else of the variables; or else of the
   * profile that they name.
   *
   * @param profile a profile of the shared credentials file
   * @param environment the environment's variables
   * @throws DqException if there is none
   */
  static AwsKeys find(Optional<String> profile, Map<String, String> environment) {
    Optional<AwsKeys> found = profile.isPresent() ? Optional.empty() : of(environment);
    if (found.isPresent()) {
      return found.get();
    }
    String name = profile.orElse(environment.getOrDefault("AWS_PROFILE", "default"));
    return ofProfile(name, file(environment))
        .orElseThrow(
            () ->
                new DqException(
                    Problem.error(
                            ProblemCode.DATABASE_UNREACHABLE,
                            profile.isPresent()
                                ? "the AWS credentials file has no keys for the profile '%s'"
                                    .formatted(name)
                                : "there are no AWS keys to log in to the database with")
                        .withHint(HINT)));
  }

  private static Path file(Map<String, String> environment) {
    String named = environment.getOrDefault("AWS_SHARED_CREDENTIALS_FILE", "");
    return named.isEmpty()
        ? Path.of(System.getProperty("user.home"), ".aws", "credentials")
        : Path.of(named);
  }

  private static Optional<AwsKeys> ofProfile(String name, Path file) {
    List<String> lines;
    try {
      lines = Files.isRegularFile(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw new DqException(
          Problem.error(ProblemCode.DATABASE_UNREACHABLE, "the AWS credentials file cannot be read")
              .withHint(HINT),
          e);
    }
    Map<String, String> variables = new HashMap<>();
    boolean inside = false;
    for (String line : lines) {
      String text = line.strip();
      int equals = text.indexOf('=');
      if (text.startsWith("[")) {
        inside = text.equals("[" + name + "]");
      } else if (inside && equals > 0 && !text.startsWith("#")) {
        // The names of the file are those of the variables in small letters.
        String key = text.substring(0, equals).strip().toUpperCase(Locale.ROOT);
        variables.put(key, text.substring(equals + 1).strip());
      }
    }
    return of(variables);
  }

  private static Optional<AwsKeys> of(Map<String, String> variables) {
    String id = variables.getOrDefault("AWS_ACCESS_KEY_ID", "");
    String secret = variables.getOrDefault("AWS_SECRET_ACCESS_KEY", "");
    String session = variables.getOrDefault("AWS_SESSION_TOKEN", "");
    return id.isEmpty() || secret.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new AwsKeys(id, secret, Optional.of(session).filter(text -> !text.isEmpty())));
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return "AwsKeys[" + id + "]";
  }
}
