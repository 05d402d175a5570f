@NullMarked
package io.dqrun.runner.connector;

import org.jspecify.annotations.NullMarked;
