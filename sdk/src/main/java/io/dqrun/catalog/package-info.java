/** Port: what must be known from a metadata server, read side only. */
@NullMarked
package io.dqrun.catalog;

import org.jspecify.annotations.NullMarked;
