@NullMarked
package io.dqrun.runner.dialect;

import org.jspecify.annotations.NullMarked;
