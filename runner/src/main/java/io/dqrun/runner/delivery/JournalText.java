package io.dqrun.runner.delivery;

import static io.dqrun.runner.delivery.JournalLine.DIGITS;
import static io.dqrun.runner.delivery.JournalLine.HEADER;

import io.dqrun.runner.delivery.JournalRecord.Format;
import io.dqrun.runner.delivery.JournalRecord.Result;
import io.dqrun.runner.delivery.JournalRecord.ResultHead;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The text of a journal: per line the length and the CRC-32C of the payload, eight hexadecimal
 * digits each, and the payload in JSON.
 *
 * @param records the sound records, in order
 * @param damages what is neither a sound record nor the torn end
 * @param foreign why the text is not for this version of the program; empty if it is. Such a
 *     journal is neither sent nor changed nor deleted
 * @param soundLength where the torn end starts, in bytes; the size of the file if nothing is torn
 */
record JournalText(
    List<JournalRecord> records, List<Damage> damages, Optional<String> foreign, long soundLength) {

  /** Bytes of a journal that cannot be understood, from {@code start} to before {@code end}. */
  record Damage(long start, long end) {}

  /**
   * Reads a journal, however it looks: a record that is not sound costs itself and nothing else. Of
   * results only the {@linkplain JournalRecord.ResultHead heads} are read; every checksum is
   * compared all the same.
   */
  static JournalText read(Path journal) throws IOException {
    try (JournalBytes bytes = JournalBytes.open(journal)) {
      return parse(bytes);
    }
  }

  /**
   * Reads all of a result.
   *
   * @return empty if it is of no known form, although its checksum is right: another version of the
   *     program wrote it
   * @throws IOException also if it is not there any more
   */
  static Optional<Result> result(JournalBytes bytes, ResultHead head) throws IOException {
    return JournalForm.read(bytes.copy(head.start(), head.length()))
        .filter(Result.class::isInstance)
        .map(Result.class::cast);
  }

  private static JournalText parse(JournalBytes bytes) throws IOException {
    List<JournalRecord> records = new ArrayList<>();
    List<Damage> damages = new ArrayList<>();
    boolean unknown = false;
    long at = 0;
    while (at < bytes.length()) {
      if (bytes.at(at) == '\n') {
        at++;
        continue;
      }
      long end = endOfFrame(bytes, at);
      Optional<JournalRecord> record =
          end < 0 ? Optional.empty() : ResultHeads.read(bytes, at + HEADER, end);
      if (record.isPresent()) {
        records.add(record.get());
        // Whatever stands there was written as a line break.
        at = Math.min(end + 1, bytes.length());
        continue;
      }
      // A checksum that is right shows that nothing is damaged: somebody else wrote it so.
      unknown |= end >= 0;
      long next = end >= 0 ? end : indexOfLineBreak(bytes, at);
      if (next < 0) {
        return new JournalText(records, damages, foreign(records, unknown, bytes), at);
      }
      long after = Math.min(next + 1, bytes.length());
      addDamage(damages, at, after);
      at = after;
    }
    return new JournalText(records, damages, foreign(records, unknown, bytes), bytes.length());
  }

  private static Optional<String> foreign(
      List<JournalRecord> records, boolean unknown, JournalBytes bytes) throws IOException {
    for (JournalRecord record : records) {
      if (record instanceof Format format && !format.equals(Format.CURRENT)) {
        return Optional.of("it has format " + format.number());
      }
    }
    if (unknown) {
      return Optional.of("it holds records of a kind that is not known here");
    }
    return records.isEmpty() && !looksLikeOurs(bytes)
        ? Optional.of("it does not look like a journal")
        : Optional.empty();
  }

  /** Whether the bytes begin like a frame, or like a part of one, but for one damaged byte. */
  private static boolean looksLikeOurs(JournalBytes bytes) throws IOException {
    int strange = 0;
    for (int i = 0; i < Math.min(HEADER, bytes.length()); i++) {
      byte one = bytes.at(i);
      boolean blank = i % (DIGITS + 1) == DIGITS;
      boolean fits = blank ? one == ' ' : Character.digit(one, 16) >= 0;
      // Zeros are what a power loss leaves of what was not written yet.
      strange += fits || one == 0 ? 0 : 1;
    }
    return strange <= 1;
  }

  /** The end of the payload of a sound frame; negative if there is none. */
  private static long endOfFrame(JournalBytes bytes, long at) throws IOException {
    if (bytes.length() - at < HEADER) {
      return -1;
    }
    long length = hex(bytes, at);
    long crc = hex(bytes, at + DIGITS + 1);
    boolean sound =
        length >= 0
            && crc >= 0
            && length <= bytes.length() - at - HEADER
            && (int) crc == bytes.crc(at + HEADER, length);
    return sound ? at + HEADER + length : -1;
  }

  /** The number that eight digits say; negative if they are none. */
  private static long hex(JournalBytes bytes, long at) throws IOException {
    long number = 0;
    for (long i = at; i < at + DIGITS; i++) {
      int digit = Character.digit(bytes.at(i), 16);
      if (digit < 0) {
        return -1;
      }
      number = number << 4 | digit;
    }
    return number;
  }

  private static long indexOfLineBreak(JournalBytes bytes, long from) throws IOException {
    for (long i = from; i < bytes.length(); i++) {
      if (bytes.at(i) == '\n') {
        return i;
      }
    }
    return -1;
  }

  private static void addDamage(List<Damage> damages, long start, long end) {
    int last = damages.size() - 1;
    if (last >= 0 && damages.get(last).end() == start) {
      // A line break made by the damage itself: still one record.
      damages.set(last, new Damage(damages.get(last).start(), end));
    } else {
      damages.add(new Damage(start, end));
    }
  }
}
