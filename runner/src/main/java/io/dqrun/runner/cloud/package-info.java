/** Passwords that a cloud gives out for a quarter of an hour. */
@NullMarked
package io.dqrun.runner.cloud;

import org.jspecify.annotations.NullMarked;
