/** Tests of the submission against a small server. */
@NullMarked
package io.dqrun.submit;

import org.jspecify.annotations.NullMarked;
