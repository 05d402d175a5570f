/** A small, strict OpenMetadata server on the loopback interface, to try things without one. */
@NullMarked
package io.dqrun.runner.sandbox;

import org.jspecify.annotations.NullMarked;
