/** What the sandbox keeps: entities under ids and names, their changes, their place in listings. */
@NullMarked
package io.dqrun.runner.sandbox.store;

import org.jspecify.annotations.NullMarked;
