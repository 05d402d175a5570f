/** Rules for connections to databases, wherever one may stand. */
@NullMarked
package io.dqrun.convert.database;

import org.jspecify.annotations.NullMarked;
