package io.dqrun.runner.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.dqrun.problem.DqException;
import io.dqrun.runner.result.RejectedResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps the results that a server refused for good, one JSON Lines file per run. For several
 * threads.
 */
final class RejectedFolder {

  private final Path folder;
  private final String server;
  private final InstantSource clock;

  /** Per file of this folder, what is in it. */
  private final Map<Path, Set<String>> keys = new HashMap<>();

  /** The files whose end is a whole line. */
  private final Set<Path> repaired = new HashSet<>();

  RejectedFolder(Path folder, String server, InstantSource clock) {
    this.folder = folder;
    this.server = server;
    this.clock = clock;
  }

  /**
   * Keeps a result.
   *
   * @return the file
   * @throws DqException with {@code JOURNAL_FAILED} if it cannot be written
   */
  synchronized Path add(PendingResult pending, String reason) {
    Path file = folder.resolve(RejectedFiles.name(pending.runId()));
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("rejectedAt", clock.millis());
    entry.put("server", server);
    entry.put("runId", pending.runId());
    entry.put("case", pending.testCase());
    entry.put("reason", reason);
    entry.put("result", pending.body().result());
    try {
      String line = JournalForm.JSON.writeValueAsString(entry) + "\n";
      PrivateFiles.createFolder(folder);
      Set<String> kept = keptIn(file);
      String key = key(pending.testCase(), pending.timestamp());
      if (!kept.contains(key)) {
        // A killed process may have left a part of a line.
        String before = repaired.contains(file) || !Files.exists(file) ? "" : "\n";
        PrivateFiles.append(file, (before + line).getBytes(StandardCharsets.UTF_8));
        repaired.add(file);
        kept.add(key);
      }
      return file;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a result has no JSON form", e);
    } catch (IOException e) {
      throw PrivateFiles.failure("cannot keep a refused result in", file, e);
    }
  }

  /** What an earlier process kept, but had no time to strike from its journal, is kept once. */
  private Set<String> keptIn(Path file) throws IOException {
    Set<String> kept = keys.get(file);
    if (kept == null) {
      kept = new HashSet<>();
      if (Files.exists(file)) {
        List<RejectedResult> before = new ArrayList<>();
        RejectedFiles.read(file, before, problem -> {});
        for (RejectedResult one : before) {
          kept.add(key(one.testCaseFqn(), one.timestamp()));
        }
      }
      keys.put(file, kept);
    }
    return kept;
  }

  private static String key(String testCase, long timestamp) {
    return timestamp + " " + testCase;
  }
}
