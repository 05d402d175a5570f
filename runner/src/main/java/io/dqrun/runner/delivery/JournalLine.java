package io.dqrun.runner.delivery;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.dqrun.entity.EncodedResult;
import io.dqrun.runner.delivery.JournalRecord.Acknowledged;
import io.dqrun.runner.delivery.JournalRecord.End;
import io.dqrun.runner.delivery.JournalRecord.Format;
import io.dqrun.runner.delivery.JournalRecord.Plan;
import io.dqrun.runner.delivery.JournalRecord.Sent;
import io.dqrun.runner.delivery.JournalRecord.Status;
import io.dqrun.runner.delivery.JournalRecord.StatusSettled;
import java.util.zip.CRC32C;

/** Writes the lines that {@link JournalText} reads. */
final class JournalLine {

  /** How many digits a number of the header has. */
  static final int DIGITS = 8;

  /** The length of the header: two numbers, each with a blank behind it. */
  static final int HEADER = 2 * (DIGITS + 1);

  private static final byte[] END_OF_OBJECT = {'}'};

  private JournalLine() {}

  /** The line of a record, with its line break. */
  static byte[] of(JournalRecord record) {
    return framed(payload(record));
  }

  /** As {@link #of} a {@link JournalRecord.Result}, around a body that is encoded already. */
  static byte[] ofResult(long number, String server, String testCase, EncodedResult body) {
    StringBuilder head = new StringBuilder(64 + server.length() + testCase.length());
    head.append("{\"type\":\"result\",\"number\":").append(number);
    append(head, "server", server);
    append(head, "case", testCase);
    head.append(",\"result\":");
    return framed(head.toString().getBytes(UTF_8), body.json(), END_OF_OBJECT);
  }

  private static byte[] payload(JournalRecord record) {
    // By hand what every run writes, two of them for each result: finding out how to write them
    // takes longer than a short run does.
    if (record instanceof Sent sent) {
      return mark("sent", sent.number());
    }
    if (record instanceof Acknowledged acknowledged) {
      return mark("acknowledged", acknowledged.number());
    }
    if (record instanceof Format format) {
      return mark("format", format.number());
    }
    if (record instanceof Plan plan) {
      return plan(plan);
    }
    if (record instanceof Status status) {
      return status(status);
    }
    if (record instanceof StatusSettled) {
      return "{\"type\":\"statusSettled\"}".getBytes(US_ASCII);
    }
    if (record instanceof End end && end.cause().isEmpty()) {
      return "{\"type\":\"end\",\"cause\":null}".getBytes(US_ASCII);
    }
    try {
      return JournalForm.JSON.writeValueAsBytes(record);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a journal record has no JSON form", e);
    }
  }

  private static byte[] plan(Plan plan) {
    StringBuilder text = new StringBuilder("{\"type\":\"plan\"");
    append(text, "runId", plan.runId());
    append(text, "server", plan.server());
    append(text, "suite", plan.suite());
    text.append(",\"planned\":").append(plan.planned());
    if (plan.offline()) {
      text.append(",\"offline\":true");
    }
    return text.append('}').toString().getBytes(UTF_8);
  }

  private static byte[] status(Status status) {
    StringBuilder text = new StringBuilder("{\"type\":\"status\"");
    append(text, "server", status.server());
    append(text, "pipeline", status.pipeline());
    text.append(",\"status\":").append(new String(status.status().json(), UTF_8));
    return text.append('}').toString().getBytes(UTF_8);
  }

  private static void append(StringBuilder text, String key, String value) {
    text.append(",\"").append(key).append("\":\"");
    JsonStringEncoder.getInstance().quoteAsString(value, text);
    text.append('"');
  }

  private static byte[] mark(String type, long number) {
    return ("{\"type\":\"" + type + "\",\"number\":" + number + "}").getBytes(US_ASCII);
  }

  private static byte[] framed(byte[]... payload) {
    int length = 0;
    for (byte[] part : payload) {
      length += part.length;
    }
    byte[] line = new byte[HEADER + length + 1];
    int at = HEADER;
    for (byte[] part : payload) {
      System.arraycopy(part, 0, line, at, part.length);
      at += part.length;
    }
    CRC32C crc = new CRC32C();
    crc.update(line, HEADER, length);
    putHex(length, line, 0);
    putHex((int) crc.getValue(), line, DIGITS + 1);
    line[at] = '\n';
    return line;
  }

  /** Eight digits and a blank, by hand: a format string costs more than all the rest of a mark. */
  private static void putHex(int number, byte[] line, int at) {
    for (int i = 0; i < DIGITS; i++) {
      int shift = 4 * (DIGITS - 1 - i);
      line[at + i] = (byte) Character.forDigit((number >>> shift) & 0xf, 16);
    }
    line[at + DIGITS] = ' ';
  }
}
