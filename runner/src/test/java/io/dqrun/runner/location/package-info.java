@NullMarked
package io.dqrun.runner.location;

import org.jspecify.annotations.NullMarked;
