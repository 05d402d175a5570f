package io.dqrun.codec;

import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.workflow.ServerUse;
import io.dqrun.yaml.YamlNode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts environment variables and files into single values, after parsing and never again.
 *
 * <p>{@code $NAME} and <code>${NAME}</code> as in OpenMetadata; <code>${NAME:-default}</code> and
 * <code>${file:/path}</code> are ours. <code>${NAME}</code> must exist; everything else that looks
 * like a placeholder but is none stays as it is written.
 */
final class Placeholders {

  private static final String FILE = "file:";
  private static final String OR = ":-";
  private static final int MAX_FILE_BYTES = 256 * 1024;

  private static final String SERVER = "workflowConfig.openMetadataServerConfig.";

  private final Map<String, String> environment;
  private final ServerUse server;
  private final References references;

  Placeholders(Map<String, String> environment, ServerUse server, References references) {
    this.environment = environment;
    this.server = server;
    this.references = references;
  }

  /** Whether the workflow's own server is going to be asked. */
  ServerUse server() {
    return server;
  }

  /** Whether the text holds a placeholder that stays one. */
  boolean keeps(String text) {
    return references == References.KEEP && find(text, 0) != null;
  }

  /** The text with all placeholders replaced; what is missing is added to {@code problems}. */
  String resolve(YamlNode.Scalar scalar, String path, List<Problem> problems) {
    String text = scalar.text();
    if (text.indexOf('$') < 0 || references == References.KEEP) {
      return text;
    }
    StringBuilder resolved = new StringBuilder();
    int at = 0;
    for (Found found = find(text, 0); found != null; found = find(text, at)) {
      resolved.append(text, at, found.start());
      at = found.end();
      try {
        resolved.append(found.braces() ? braces(found.inner()) : bare(found.inner()));
      } catch (MissingException e) {
        if (server == ServerUse.REAL || !path.startsWith(SERVER)) {
          problems.add(
              Problem.error(ProblemCode.MISSING_VARIABLE, e.text)
                  .withPath(path)
                  .withLocation(scalar.location())
                  .withHint(e.hint));
        }
      }
    }
    return resolved.append(text, at, text.length()).toString();
  }

  /** What stands behind a dollar sign, or between the braces there. */
  private record Found(int start, int end, boolean braces, String inner) {}

  /**
   * The next placeholder. By hand: a regular expression for it takes longer to compile than all
   * else that is done for a file's placeholders.
   */
  private static @Nullable Found find(String text, int from) {
    for (int i = text.indexOf('$', from); i >= 0; i = text.indexOf('$', i + 1)) {
      int name = nameEnd(text, i + 1);
      if (name > i + 1) {
        return new Found(i, name, false, text.substring(i + 1, name));
      }
      int close = text.startsWith("{", i + 1) ? text.indexOf('}', i + 2) : -1;
      if (close >= 0 && isInner(text.substring(i + 2, close))) {
        return new Found(i, close + 1, true, text.substring(i + 2, close));
      }
    }
    return null;
  }

  private static boolean isInner(String inner) {
    int name = nameEnd(inner, 0);
    boolean variable = name > 0 && (name == inner.length() || inner.startsWith(OR, name));
    return variable || (inner.startsWith(FILE) && inner.length() > FILE.length());
  }

  /** Where a variable's name ends that starts here; its start if there is none. */
  private static int nameEnd(String text, int start) {
    int end = start;
    while (end < text.length() && isNameCharacter(text.charAt(end), end > start)) {
      end++;
    }
    return end;
  }

  private static boolean isNameCharacter(char c, boolean inside) {
    return (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || c == '_'
        || (inside && c >= '0' && c <= '9');
  }

  private String bare(String name) {
    return environment.getOrDefault(name, "$" + name);
  }

  private String braces(String inner) throws MissingException {
    String name = inner.substring(0, nameEnd(inner, 0));
    String value = environment.get(name);
    if (inner.startsWith(OR, name.length())) {
      return value == null || value.isEmpty()
          ? inner.substring(name.length() + OR.length())
          : value;
    }
    if (inner.startsWith(FILE)) {
      return content(inner.substring(FILE.length()));
    }
    if (value == null) {
      throw new MissingException(
          "the environment variable `" + name + "` is not set",
          "set it, or give a default: ${" + name + ":-default}");
    }
    return value;
  }

  private static String content(String name) throws MissingException {
    try {
      Path path = Path.of(name);
      if (Files.isRegularFile(path) && Files.size(path) > MAX_FILE_BYTES) {
        throw missing(name, "it is larger than 256 KiB");
      }
      String content = Files.readString(path);
      if (content.endsWith("\n")) {
        content = content.substring(0, content.length() - 1);
      }
      return content.endsWith("\r") ? content.substring(0, content.length() - 1) : content;
    } catch (NoSuchFileException e) {
      throw missing(name, "there is no such file");
    } catch (CharacterCodingException e) {
      throw missing(name, "it is no UTF-8 text");
    } catch (IOException e) {
      throw missing(name, "it is a folder, or access is denied");
    } catch (InvalidPathException e) {
      throw missing(name, "this is no path");
    }
  }

  private static MissingException missing(String name, String reason) {
    return new MissingException(
        "the file `" + name + "` of a placeholder cannot be read: " + reason,
        "create it, or name another file");
  }

  private static final class MissingException extends Exception {
    private static final long serialVersionUID = 1L;
    private final String text;
    private final String hint;

    MissingException(String text, String hint) {
      super(text);
      this.text = text;
      this.hint = hint;
    }
  }
}
