package io.dqrun.runner.result;

import java.nio.file.Path;
import java.time.Instant;

/**
 * A result that a server refused for good.
 *
 * @param runId the run that brought it
 * @param serverUrl the server
 * @param testCaseFqn the case
 * @param status the verdict
 * @param timestamp of the result, in milliseconds since the epoch
 * @param reason the server's words
 * @param rejectedAt when the server said so
 * @param file where the whole result is kept
 */
public record RejectedResult(
    String runId,
    String serverUrl,
    String testCaseFqn,
    String status,
    long timestamp,
    String reason,
    Instant rejectedAt,
    Path file) {}
