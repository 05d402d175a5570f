/** Workflow files to the typed workflow, with the place of everything in them, and back. */
@NullMarked
package io.dqrun.codec;

import org.jspecify.annotations.NullMarked;
