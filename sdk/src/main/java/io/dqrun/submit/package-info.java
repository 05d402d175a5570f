/** Plans and applies what the server lacks for a workflow: suite, cases, pipeline. */
@NullMarked
package io.dqrun.submit;

import org.jspecify.annotations.NullMarked;
