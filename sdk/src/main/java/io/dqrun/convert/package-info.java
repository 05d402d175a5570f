/** Converts workflow files of older layouts by named rules on their text. */
@NullMarked
package io.dqrun.convert;

import org.jspecify.annotations.NullMarked;
