@NullMarked
package io.dqrun.runner.run;

import org.jspecify.annotations.NullMarked;
