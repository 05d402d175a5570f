package io.dqrun.runner.run;

import io.dqrun.entity.Table;
import io.dqrun.entity.TestCase;
import java.util.List;

/**
 * A table with its cases that can be run.
 *
 * @param table the table as the server knows it
 * @param cases its cases, in the order of the suite
 */
record PreparedTable(Table table, List<TestCase> cases) {}
