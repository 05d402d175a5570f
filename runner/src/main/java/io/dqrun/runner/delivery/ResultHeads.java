package io.dqrun.runner.delivery;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.dqrun.runner.delivery.JournalRecord.Result;
import io.dqrun.runner.delivery.JournalRecord.ResultHead;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads of results no more than is needed to know what waits: a run beside a server that has been
 * down for a day would otherwise spend its time on decoding what it cannot send.
 */
final class ResultHeads {

  private static final JsonFactory FACTORY = new JsonFactory();
  private static final byte[] RESULT = "{\"type\":\"result\",".getBytes(US_ASCII);

  private ResultHeads() {}

  /** The record from one place to before another, with the head alone if it is a result. */
  static Optional<JournalRecord> read(JournalBytes bytes, long start, long end) throws IOException {
    byte[] payload = bytes.copy(start, Math.toIntExact(end - start));
    if (payload.length > RESULT.length
        && Arrays.equals(payload, 0, RESULT.length, RESULT, 0, RESULT.length)) {
      try (JsonParser json = FACTORY.createParser(payload)) {
        ResultHead head = head(json, start, payload.length);
        if (head != null) {
          return Optional.of(head);
        }
      } catch (IOException e) {
        // Whoever decodes all of it says what it is.
      }
    }
    return JournalForm.read(payload)
        .map(
            record ->
                record instanceof Result result
                    ? new ResultHead(
                        result.number(),
                        result.server(),
                        result.testCase(),
                        result.result().timestamp(),
                        start,
                        payload.length)
                    : record);
  }

  /** Null if the keys are not in the order in which this program writes them. */
  private static @Nullable ResultHead head(JsonParser json, long start, int length)
      throws IOException {
    json.nextToken();
    json.nextToken();
    json.nextToken();
    if (!isField(json, "number", JsonToken.VALUE_NUMBER_INT)) {
      return null;
    }
    long number = json.getLongValue();
    if (!isField(json, "server", JsonToken.VALUE_STRING)) {
      return null;
    }
    String server = json.getText();
    if (!isField(json, "case", JsonToken.VALUE_STRING)) {
      return null;
    }
    String testCase = json.getText();
    if (!isField(json, "result", JsonToken.START_OBJECT)
        || !isField(json, "timestamp", JsonToken.VALUE_NUMBER_INT)) {
      return null;
    }
    return new ResultHead(number, server, testCase, json.getLongValue(), start, length);
  }

  private static boolean isField(JsonParser json, String name, JsonToken value) throws IOException {
    return name.equals(json.nextFieldName()) && json.nextToken() == value;
  }
}
