package io.dqrun.runner.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.dqrun.problem.DqException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** Keeps the results that a server refused for good, one JSON Lines file per run. */
final class RejectedFolder {

  private final Path folder;
  private final String server;
  private final InstantSource clock;

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
  Path add(PendingResult pending, String reason) {
    Path file = folder.resolve(RejectedFiles.name(pending.runId()));
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("rejectedAt", clock.millis());
    entry.put("server", server);
    entry.put("runId", pending.runId());
    entry.put("case", pending.testCase());
    entry.put("reason", reason);
    entry.put("result", pending.result());
    try {
      String line = JournalText.JSON.writeValueAsString(entry) + "\n";
      PrivateFiles.createFolder(folder);
      PrivateFiles.append(file, line.getBytes(StandardCharsets.UTF_8));
      return file;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a result has no JSON form", e);
    } catch (IOException e) {
      throw PrivateFiles.failure("cannot keep a refused result in", file, e);
    }
  }
}
