/** Groups the test cases of a table into as few scans as possible. Knows no database. */
@NullMarked
package io.dqrun.runner.plan;

import org.jspecify.annotations.NullMarked;
