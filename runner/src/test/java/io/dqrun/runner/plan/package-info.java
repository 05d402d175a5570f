@NullMarked
package io.dqrun.runner.plan;

import org.jspecify.annotations.NullMarked;
