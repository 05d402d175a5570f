package io.dqrun.runner.run;

import io.dqrun.problem.Problem;
import io.dqrun.runner.result.SkippedCase;
import java.util.List;

/**
 * The cases of a suite by table, as far as they can be run.
 *
 * @param tables the tables with at least one case that can be run; made when they are asked for
 * @param skipped the cases that cannot
 * @param problems why they cannot
 */
record Preparation(List<PreparedTable> tables, List<SkippedCase> skipped, List<Problem> problems) {}
