/** Tests of the client against real HTTP. */
@NullMarked
package io.dqrun.client;

import org.jspecify.annotations.NullMarked;
