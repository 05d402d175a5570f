/** Makes one logical suite of the workflows of single tables. */
@NullMarked
package io.dqrun.convert.merge;

import org.jspecify.annotations.NullMarked;
