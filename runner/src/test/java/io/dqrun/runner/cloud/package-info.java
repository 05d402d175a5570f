@NullMarked
package io.dqrun.runner.cloud;

import org.jspecify.annotations.NullMarked;
