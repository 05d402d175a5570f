package io.dqrun.yaml;

import io.dqrun.problem.DqException;
import io.dqrun.problem.Location;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Turns the bytes of a file into characters that YAML allows, or says what else they are. */
final class Characters {

  static final int MAX_BYTES = 1 << 20;

  private final String file;
  private final byte[] bytes;

  private Characters(String file, byte[] bytes) {
    this.file = file;
    this.bytes = bytes;
  }

  /**
   * The text without a byte order mark.
   *
   * @throws DqException if the file is too large, no UTF-8, or holds a character that YAML forbids
   */
  static String decode(String file, byte[] bytes) {
    return new Characters(file, bytes).decode();
  }

  private String decode() {
    if (bytes.length > MAX_BYTES) {
      throw problem(
          ProblemCode.FILE_TOO_LARGE,
          "the file has more than " + MAX_BYTES + " bytes (1 MiB), which no workflow needs",
          "split it into several workflows",
          "");
    }
    refuseOtherFormats();
    int start = startsWith(0xEF, 0xBB, 0xBF) ? 3 : 0;
    ByteBuffer in = ByteBuffer.wrap(bytes, start, bytes.length - start);
    CharBuffer out = CharBuffer.allocate(in.remaining());
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CoderResult result = decoder.decode(in, out, true);
    String text = out.flip().toString();
    if (result.isError()) {
      throw problem(
          ProblemCode.NOT_UTF8,
          String.format(Locale.ROOT, "the byte 0x%02X is no UTF-8", bytes[in.position()] & 0xFF),
          "save the file as UTF-8; it may be ISO-8859-1 or Windows-1252 now",
          text);
    }
    refuseForbidden(text);
    return text;
  }

  private void refuseOtherFormats() {
    String encoding = null;
    if (startsWith(0xFF, 0xFE, 0, 0) || startsWith(0, 0, 0xFE, 0xFF)) {
      encoding = "UTF-32";
    } else if (startsWith(0xFF, 0xFE) || startsWith(0xFE, 0xFF)) {
      encoding = "UTF-16";
    } else if (bytes.length >= 4 && (bytes[0] == 0) != (bytes[1] == 0) && everySecondIsNul()) {
      encoding = "UTF-16";
    }
    if (encoding != null) {
      throw problem(
          ProblemCode.NOT_UTF8, "the file is written in " + encoding, "save it as UTF-8", "");
    }
    String format = null;
    if (startsWith(0x1F, 0x8B)) {
      format = "a gzip archive";
    } else if (startsWith('P', 'K', 3, 4)) {
      format = "a zip archive";
    } else if (startsWith('%', 'P', 'D', 'F')) {
      format = "a PDF document";
    } else if (looksBinary()) {
      format = "a binary file";
    }
    if (format != null) {
      throw problem(
          ProblemCode.NOT_UTF8, "the file is " + format + ", not YAML", "name a text file", "");
    }
  }

  private boolean startsWith(int... magic) {
    if (bytes.length < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if ((bytes[i] & 0xFF) != magic[i]) {
        return false;
      }
    }
    return true;
  }

  private boolean everySecondIsNul() {
    int nul = bytes[0] == 0 ? 0 : 1;
    for (int i = 0; i < Math.min(bytes.length - 1, 64); i++) {
      if ((bytes[i] == 0) != (i % 2 == nul)) {
        return false;
      }
    }
    return true;
  }

  /** More than one control byte in twenty is no accident. */
  private boolean looksBinary() {
    int length = Math.min(bytes.length, 1024);
    int control = 0;
    for (int i = 0; i < length; i++) {
      int b = bytes[i] & 0xFF;
      if (b < 0x20 && b != '\t' && b != '\n' && b != '\r') {
        control++;
      }
    }
    return control > 1 && control * 20 > length;
  }

  private void refuseForbidden(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean control = c < 0x20 ? c != '\t' && c != '\n' && c != '\r' : c >= 0x7F && c < 0xA0;
      // Old YAML ends a line at the latter two, newer YAML and every editor do not.
      boolean invisibleBreak = c == '\u0085' || c == '\u2028' || c == '\u2029';
      if (control || invisibleBreak || c == '\uFFFE' || c == '\uFFFF') {
        throw problem(
            ProblemCode.CONTROL_CHARACTER,
            String.format(
                Locale.ROOT,
                "the character U+%04X (%s) is not allowed in YAML",
                (int) c,
                Character.getName(c)),
            "remove it, or write it as an escape in double quotes",
            text.substring(0, i));
      }
    }
  }

  /** A problem right behind {@code before}, a beginning of the text. */
  private DqException problem(ProblemCode code, String message, String hint, String before) {
    String normalized = before.replace("\r\n", "\n").replace('\r', '\n');
    int line = (int) normalized.chars().filter(c -> c == '\n').count() + 1;
    String last = normalized.substring(normalized.lastIndexOf('\n') + 1);
    int column = last.codePointCount(0, last.length()) + 1;
    return new DqException(
        Problem.error(code, message).withLocation(location(line, column)).withHint(hint));
  }

  private Location location(int line, int column) {
    if (line == 1 && column == 1) {
      return Location.of(file, 1, 1);
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    return new Excerpts(file, text, new SecretKeys()).location(line - 1, column - 1, 1);
  }
}
