/** All conversion rules in their order. */
@NullMarked
package io.dqrun.convert.rules;

import org.jspecify.annotations.NullMarked;
