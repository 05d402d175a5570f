@NullMarked
package io.dqrun.runner.execute;

import org.jspecify.annotations.NullMarked;
