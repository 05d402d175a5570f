/** One class per database: how names are quoted, which functions it has, what it can do at once. */
@NullMarked
package io.dqrun.runner.dialect;

import org.jspecify.annotations.NullMarked;
