/** What tests of several packages need. */
@NullMarked
package io.dqrun.runner.testing;

import org.jspecify.annotations.NullMarked;
