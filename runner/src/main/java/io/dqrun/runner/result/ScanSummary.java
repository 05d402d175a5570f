package io.dqrun.runner.result;

import java.time.Duration;

/**
 * What the tests of one table cost.
 *
 * @param service the database service's name
 * @param table the table's FQN
 * @param statements number of SQL statements that were executed
 * @param duration time from the first to the last of them
 */
public record ScanSummary(String service, String table, int statements, Duration duration) {}
