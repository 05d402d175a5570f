/** Rules for sourceConfig.config of workflows of other kinds. */
@NullMarked
package io.dqrun.convert.pipeline;

import org.jspecify.annotations.NullMarked;
