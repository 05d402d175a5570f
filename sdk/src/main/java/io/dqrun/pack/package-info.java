/** Long lists of values in little memory. */
@NullMarked
package io.dqrun.pack;

import org.jspecify.annotations.NullMarked;
