package io.dqrun.runner.delivery;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.entity.EncodedResult;
import io.dqrun.entity.PipelineState;
import io.dqrun.entity.PipelineStatus;
import io.dqrun.entity.StepSummary;
import io.dqrun.entity.TestCaseResult;
import io.dqrun.entity.TestCaseStatus;
import io.dqrun.entity.TestResultValue;
import io.dqrun.runner.delivery.JournalRecord.Acknowledged;
import io.dqrun.runner.delivery.JournalRecord.End;
import io.dqrun.runner.delivery.JournalRecord.Format;
import io.dqrun.runner.delivery.JournalRecord.Plan;
import io.dqrun.runner.delivery.JournalRecord.Rejected;
import io.dqrun.runner.delivery.JournalRecord.Result;
import io.dqrun.runner.delivery.JournalRecord.ResultHead;
import io.dqrun.runner.delivery.JournalRecord.Sent;
import io.dqrun.runner.delivery.JournalRecord.Status;
import io.dqrun.runner.delivery.JournalRecord.StatusSettled;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTextTest {

  @TempDir private Path folder;

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
  void readsWhatItWrites() throws IOException {
    JournalText text = read(bytes(RECORDS));

    assertEquals(RECORDS, text.records());
    assertEquals(List.of(), text.damages());
    assertEquals(bytes(RECORDS).length, text.soundLength());
  }

  @Test
  void ofResultsOnlyTheHeadsAreKept() throws IOException {
    Path journal = journal(bytes(RECORDS));

    JournalText text = JournalText.read(journal);

    long[] start = {0};
    assertEquals(
        RECORDS.stream()
            .map(
                record -> {
                  int length = JournalLine.of(record).length;
                  start[0] += length;
                  return record instanceof Result one
                      ? new ResultHead(
                          one.number(),
                          one.server(),
                          one.testCase(),
                          one.result().timestamp(),
                          start[0] - length + 18,
                          length - 19)
                      : record;
                })
            .toList(),
        text.records());
  }

  @Test
  void aHeadIsFoundInWhateverOrderItsKeysStand() throws IOException {
    String json =
        "{\"type\":\"result\",\"case\":\"a.b\",\"result\":{\"testCaseStatus\":\"Failed\",\"more\":[1],"
            + "\"timestamp\":7},\"server\":\"s\",\"new\":{},\"number\":3}";
    int length = json.length();

    assertEquals(Optional.of(new ResultHead(3, "s", "a.b", 7, 0, length)), head(json));
    assertEquals(Optional.empty(), head(json.substring(0, length - 1)));
  }

  private Optional<JournalRecord> head(String json) throws IOException {
    try (JournalBytes bytes = JournalBytes.open(journal(json.getBytes(StandardCharsets.UTF_8)))) {
      return ResultHeads.read(bytes, 0, bytes.length());
    }
  }

  @Test
  void aJournalMayBeLongerThanWhatIsReadAtOnce() throws IOException {
    List<JournalRecord> records = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      records.add(new Result(i, "http://om:8585", "a.b.c.d.e", result(i, "x".repeat(i * 97))));
      records.add(new Sent(i));
    }

    assertEquals(records, read(bytes(records)).records());
  }

  @Test
  void oneRecordIsOneLine() throws IOException {
    String text = new String(bytes(RECORDS), StandardCharsets.UTF_8);

    assertEquals(RECORDS.size(), text.chars().filter(c -> c == '\n').count());
    assertTrue(text.startsWith("000000"), text);
  }

  @Test
  void aTornEndCostsOnlyTheRecordThatWasBeingWritten() throws IOException {
    byte[] whole = bytes(RECORDS);
    for (int length = 0; length <= whole.length; length++) {
      int complete = 0;
      int end = 0;
      for (JournalRecord record : RECORDS) {
        end += JournalLine.of(record).length;
        // The line break may be missing.
        complete += end - 1 <= length ? 1 : 0;
      }

      JournalText text = read(Arrays.copyOf(whole, length));

      assertEquals(RECORDS.subList(0, complete), text.records(), "cut at byte " + length);
      assertEquals(List.of(), text.damages(), "cut at byte " + length);
    }
  }

  @Test
  void aFlippedBitCostsOnlyTheRecordAroundIt() throws IOException {
    byte[] whole = bytes(RECORDS);
    for (int at = 0; at < whole.length; at++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] damaged = whole.clone();
        damaged[at] ^= (byte) (1 << bit);
        int hit = recordAt(at);

        JournalText text = read(damaged);

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
  void aFlippedByteCostsOnlyTheRecordAroundIt() throws IOException {
    byte[] whole = bytes(RECORDS);
    for (int at = 0; at < whole.length; at++) {
      for (int value : new int[] {0, '\n', '0', 'f', '"', 0xff}) {
        byte[] damaged = whole.clone();
        damaged[at] = (byte) value;

        JournalText text = read(damaged);

        List<JournalRecord> others = new ArrayList<>(RECORDS);
        others.remove(recordAt(at));
        assertTrue(
            text.records().equals(RECORDS) || text.records().equals(others),
            value + " at byte " + at + ": " + text);
      }
    }
  }

  @Test
  void zerosAfterAPowerLossAreATornEnd() throws IOException {
    byte[] whole = bytes(RECORDS);

    JournalText text = read(Arrays.copyOf(whole, whole.length + 4096));

    assertEquals(RECORDS, text.records());
    assertEquals(List.of(), text.damages());
    assertEquals(whole.length, text.soundLength());
  }

  private static int recordAt(int offset) {
    int end = 0;
    for (int i = 0; i < RECORDS.size(); i++) {
      end += JournalLine.of(RECORDS.get(i)).length;
      if (offset < end) {
        return i;
      }
    }
    throw new IllegalArgumentException("no record at " + offset);
  }

  private Path journal(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("one.journal"), bytes);
  }

  /** A journal with its results in full. */
  private JournalText read(byte[] content) throws IOException {
    Path journal = journal(content);
    JournalText text = JournalText.read(journal);
    List<JournalRecord> records = new ArrayList<>();
    try (JournalBytes bytes = JournalBytes.open(journal)) {
      for (JournalRecord record : text.records()) {
        records.add(
            record instanceof ResultHead head
                ? JournalText.result(bytes, head).orElseThrow()
                : record);
      }
    }
    return new JournalText(records, text.damages(), text.foreign(), text.soundLength());
  }

  private static byte[] bytes(List<JournalRecord> records) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    records.forEach(record -> out.writeBytes(JournalLine.of(record)));
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

  @Test
  void aResultThatWasEncodedBeforeHasTheLineOfItsRecord() {
    TestCaseResult result =
        TestCaseResult.builder()
            .timestamp(7)
            .testCaseStatus(TestCaseStatus.FAILED)
            .result("\"3\" rows\n\u00fc")
            .minBound(1.5)
            .build();
    String testCase = "db.\"a.b\".t\u00e9\\.c";

    assertArrayEquals(
        JournalLine.of(new Result(9, "http://s", testCase, result)),
        JournalLine.ofResult(9, "http://s", testCase, EncodedResult.of(result)));
  }

  @Test
  void whatIsWrittenByHandIsWhatJacksonWrites() throws IOException {
    String strange = "a\"b\\c\n\u00fc\u0001\u20ac/";
    for (JournalRecord record :
        List.of(
            Format.CURRENT,
            new Plan(strange, strange, strange, 7, false),
            new Plan("r", "http://s", "", Integer.MAX_VALUE, true),
            new Sent(Long.MAX_VALUE),
            new Acknowledged(1),
            new Status(
                "http://s",
                strange,
                new PipelineStatus(
                    "r", PipelineState.RUNNING, 1, -2, Optional.empty(), Optional.empty())),
            new Status(
                strange,
                "p",
                new PipelineStatus(
                    strange,
                    PipelineState.PARTIAL_SUCCESS,
                    1,
                    Long.MAX_VALUE,
                    Optional.of(3L),
                    Optional.of(
                        List.of(
                            StepSummary.ofRun(strange),
                            new StepSummary("s", 1, 2, 3, 4, 5, List.of()))))),
            new StatusSettled(),
            new End(Optional.empty()),
            new End(Optional.of(strange)))) {
      String line = new String(JournalLine.of(record), StandardCharsets.UTF_8);
      assertEquals(
          JournalForm.JSON.writeValueAsString(record),
          line.substring(JournalLine.HEADER, line.length() - 1));
      assertEquals(
          Optional.of(record),
          JournalForm.read(line.substring(JournalLine.HEADER).getBytes(StandardCharsets.UTF_8)));
    }
  }
}
