@NullMarked
package io.dqrun.runner.check;

import org.jspecify.annotations.NullMarked;
