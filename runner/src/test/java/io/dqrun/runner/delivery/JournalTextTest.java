package io.dqrun.runner.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.entity.TestCaseResult;
import io.dqrun.entity.TestCaseStatus;
import io.dqrun.entity.TestResultValue;
import io.dqrun.runner.delivery.JournalRecord.Acknowledged;
import io.dqrun.runner.delivery.JournalRecord.End;
import io.dqrun.runner.delivery.JournalRecord.Plan;
import io.dqrun.runner.delivery.JournalRecord.Rejected;
import io.dqrun.runner.delivery.JournalRecord.Result;
import io.dqrun.runner.delivery.JournalRecord.ResultHead;
import io.dqrun.runner.delivery.JournalRecord.Sent;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JournalTextTest {

  private static final List<JournalRecord> RECORDS =
      List.of(
          new Plan("run", "http://om:8585", "ü.\n.testSuite", 2, false),
          new Result(1, "http://om:8585", "a.b.c.d.e", result(7, "Found 1 \u2028 of\n\"ü\" 😀")),
          new Sent(1),
          new Result(2, "http://om:8585", "a.b.c.d.e", result(8, "")),
          new Acknowledged(1),
          new Rejected(2, "no such case"),
          new End(Optional.of("no connection")));

  @Test
  void readsWhatItWrites() {
    JournalText text = JournalText.parse(bytes(RECORDS));

    assertEquals(RECORDS, text.records());
    assertEquals(List.of(), text.damages());
    assertEquals(bytes(RECORDS).length, text.soundLength());
  }

  @Test
  void ofResultsTheHeadsAreReadAndOfOthersEverything() {
    JournalText text = JournalText.parseHeads(bytes(RECORDS));

    assertEquals(RECORDS.stream().map(JournalTextTest::head).toList(), text.records());
    assertEquals(List.of(), text.damages());
    assertEquals(bytes(RECORDS).length, text.soundLength());
  }

  @Test
  void aHeadIsFoundInWhateverOrderItsKeysStand() {
    String json =
        "{\"type\":\"result\",\"case\":\"a.b\",\"result\":{\"testCaseStatus\":\"Failed\",\"more\":[1],"
            + "\"timestamp\":7},\"server\":\"s\",\"new\":{},\"number\":3}";
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);

    assertEquals(
        Optional.of(new ResultHead(3, "s", "a.b", 7)), ResultHeads.read(bytes, 0, bytes.length));
    byte[] half = json.substring(0, json.length() - 1).getBytes(StandardCharsets.UTF_8);
    assertEquals(Optional.empty(), ResultHeads.read(half, 0, half.length));
  }

  private static JournalRecord head(JournalRecord record) {
    return record instanceof Result one
        ? new ResultHead(one.number(), one.server(), one.testCase(), one.result().timestamp())
        : record;
  }

  @Test
  void oneRecordIsOneLine() {
    String text = new String(bytes(RECORDS), StandardCharsets.UTF_8);

    assertEquals(RECORDS.size(), text.chars().filter(c -> c == '\n').count());
    assertTrue(text.startsWith("000000"), text);
  }

  @Test
  void aTornEndCostsOnlyTheRecordThatWasBeingWritten() {
    byte[] whole = bytes(RECORDS);
    for (int length = 0; length <= whole.length; length++) {
      int complete = 0;
      int end = 0;
      for (JournalRecord record : RECORDS) {
        end += JournalText.line(record).length;
        // The line break may be missing.
        complete += end - 1 <= length ? 1 : 0;
      }

      JournalText text = JournalText.parse(Arrays.copyOf(whole, length));

      assertEquals(RECORDS.subList(0, complete), text.records(), "cut at byte " + length);
      assertEquals(List.of(), text.damages(), "cut at byte " + length);
    }
  }

  @Test
  void aFlippedBitCostsOnlyTheRecordAroundIt() {
    byte[] whole = bytes(RECORDS);
    for (int at = 0; at < whole.length; at++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] damaged = whole.clone();
        damaged[at] ^= (byte) (1 << bit);
        int hit = recordAt(at);

        JournalText text = JournalText.parse(damaged);

        List<JournalRecord> others = new ArrayList<>(RECORDS);
        others.remove(hit);
        String where = "bit " + bit + " of byte " + at;
        if (text.damages().isEmpty()) {
          // A line break, or the case of a hexadecimal digit.
          assertEquals(RECORDS, text.records(), where);
        } else {
          assertEquals(others, text.records(), where);
          assertEquals(1, text.damages().size(), where);
        }
      }
    }
  }

  @Test
  void aFlippedByteCostsOnlyTheRecordAroundIt() {
    byte[] whole = bytes(RECORDS);
    for (int at = 0; at < whole.length; at++) {
      for (int value : new int[] {0, '\n', '0', 'f', '"', 0xff}) {
        byte[] damaged = whole.clone();
        damaged[at] = (byte) value;

        JournalText text = JournalText.parse(damaged);

        List<JournalRecord> others = new ArrayList<>(RECORDS);
        others.remove(recordAt(at));
        assertTrue(
            text.records().equals(RECORDS) || text.records().equals(others),
            value + " at byte " + at + ": " + text);
      }
    }
  }

  @Test
  void zerosAfterAPowerLossAreATornEnd() {
    byte[] whole = bytes(RECORDS);

    JournalText text = JournalText.parse(Arrays.copyOf(whole, whole.length + 4096));

    assertEquals(RECORDS, text.records());
    assertEquals(List.of(), text.damages());
    assertEquals(whole.length, text.soundLength());
  }

  private static int recordAt(int offset) {
    int end = 0;
    for (int i = 0; i < RECORDS.size(); i++) {
      end += JournalText.line(RECORDS.get(i)).length;
      if (offset < end) {
        return i;
      }
    }
    throw new IllegalArgumentException("no record at " + offset);
  }

  private static byte[] bytes(List<JournalRecord> records) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    records.forEach(record -> out.writeBytes(JournalText.line(record)));
    return out.toByteArray();
  }

  private static TestCaseResult result(long timestamp, String text) {
    return TestCaseResult.builder()
        .timestamp(timestamp)
        .testCaseStatus(TestCaseStatus.FAILED)
        .result(text)
        .addTestResultValue(TestResultValue.of("min", "1.5"), TestResultValue.unknown("max"))
        .failedRows(3L)
        .failedRowsPercentage(2.5)
        .build();
  }
}
