/** Rules over a workflow: what it means, beyond what its layout says. */
@NullMarked
package io.dqrun.validate;

import org.jspecify.annotations.NullMarked;
