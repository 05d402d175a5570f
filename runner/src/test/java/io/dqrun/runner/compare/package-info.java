@NullMarked
package io.dqrun.runner.compare;

import org.jspecify.annotations.NullMarked;
