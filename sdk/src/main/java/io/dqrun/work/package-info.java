/** Does the same work for many inputs on several threads. */
@NullMarked
package io.dqrun.work;

import org.jspecify.annotations.NullMarked;
