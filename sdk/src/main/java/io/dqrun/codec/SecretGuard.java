package io.dqrun.codec;

import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.yaml.SecretKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Gathers the secrets that a workflow holds as they are. */
final class SecretGuard {

  /**
   * References and nothing else but the name of a scheme. <code>$NAME</code> is not among them: it
   * may as well be a password, and stays one where there is no such variable.
   */
  private static final Pattern REFERENCE =
      Pattern.compile(
          "(?:(?i:bearer|basic|token) +)?"
              + "(?:\\$\\{(?:[A-Za-z_][A-Za-z0-9_]*(?::-)?|file:[^}]+)\\})+|secret:.*");

  private final SecretKeys keys = new SecretKeys();
  private final List<Problem> problems = new ArrayList<>();

  /** The value of a field that holds a secret. */
  void secret(String path, Object value) {
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, inner) -> secret(path + "." + key, inner));
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        secret(path + "[" + i + "]", list.get(i));
      }
    } else if (!(value instanceof Boolean) && isClear(value.toString())) {
      problems.add(
          Problem.error(
                  ProblemCode.CLEAR_SECRET,
                  "`" + path + "` holds a secret, which is not written as it is")
              .withPath(path)
              .withHint(
                  "put a reference such as ${NAME} or ${file:/run/secrets/name} in its place, or"
                      + " ask for secrets to be written"));
    }
  }

  private static boolean isClear(String text) {
    return !text.isEmpty() && !REFERENCE.matcher(text).matches();
  }

  /** A value of which only the keys tell what is secret in it. */
  void open(String path, String key, Object value) {
    if (keys.matches(key)) {
      secret(path, value);
    } else if (value instanceof Map<?, ?> map) {
      map.forEach((name, inner) -> open(path + "." + name, String.valueOf(name), inner));
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        open(path + "[" + i + "]", "", list.get(i));
      }
    }
  }

  /**
   * Ends the search.
   *
   * @throws DqException if there was a secret, with a problem for each
   */
  void check() {
    if (!problems.isEmpty()) {
      throw new DqException(problems, null);
    }
  }
}
