/** Database servers that are too large for the usual run, and the tests that run on them. */
@NullMarked
package io.dqrun.runner.engines;

import org.jspecify.annotations.NullMarked;
