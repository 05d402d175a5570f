/** Console text and JSON about runs and problems. */
@NullMarked
package io.dqrun.runner.report;

import org.jspecify.annotations.NullMarked;
