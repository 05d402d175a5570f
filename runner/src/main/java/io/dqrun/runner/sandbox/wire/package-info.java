/** HTTP as the sandbox sees it: routes, requests read strictly, replies, errors in their shapes. */
@NullMarked
package io.dqrun.runner.sandbox.wire;

import org.jspecify.annotations.NullMarked;
