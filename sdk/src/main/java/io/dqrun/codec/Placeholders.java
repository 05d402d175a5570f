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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts environment variables and files into single values, after parsing and never again.
 *
 * <p>{@code $NAME} and <code>${NAME}</code> as in OpenMetadata; <code>${NAME:-default}</code> and
 * <code>${file:/path}</code> are ours. <code>${NAME}</code> must exist; everything else that looks
 * like a placeholder but is none stays as it is written.
 */
final class Placeholders {

  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "\\$(?:(?<bare>[A-Za-z_][A-Za-z0-9_]*)"
              + "|\\{(?:(?<name>[A-Za-z_][A-Za-z0-9_]*)(?<or>:-(?<default>[^}]*))?"
              + "|file:(?<file>[^}]+))\\})");
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
    return references == References.KEEP
        && text.indexOf('$') >= 0
        && PLACEHOLDER.matcher(text).find();
  }

  /** The text with all placeholders replaced; what is missing is added to {@code problems}. */
  String resolve(YamlNode.Scalar scalar, String path, List<Problem> problems) {
    String text = scalar.text();
    if (text.indexOf('$') < 0 || references == References.KEEP) {
      return text;
    }
    Matcher matcher = PLACEHOLDER.matcher(text);
    StringBuilder resolved = new StringBuilder();
    while (matcher.find()) {
      String value;
      try {
        value = value(matcher);
      } catch (MissingException e) {
        if (server == ServerUse.REAL || !path.startsWith(SERVER)) {
          problems.add(
              Problem.error(ProblemCode.MISSING_VARIABLE, e.text)
                  .withPath(path)
                  .withLocation(scalar.location())
                  .withHint(e.hint));
        }
        value = "";
      }
      matcher.appendReplacement(resolved, Matcher.quoteReplacement(value));
    }
    return matcher.appendTail(resolved).toString();
  }

  private String value(Matcher matcher) throws MissingException {
    String bare = matcher.group("bare");
    if (bare != null) {
      return environment.getOrDefault(bare, matcher.group());
    }
    String file = matcher.group("file");
    if (file != null) {
      return content(file);
    }
    String name = matcher.group("name");
    String value = environment.get(name);
    if (matcher.group("or") != null) {
      return value == null || value.isEmpty() ? matcher.group("default") : value;
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
