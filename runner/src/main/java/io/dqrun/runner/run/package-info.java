/** The use cases: one run from workflow to delivered results, and the plan of one. */
@NullMarked
package io.dqrun.runner.run;

import org.jspecify.annotations.NullMarked;
