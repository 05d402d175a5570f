/** One class per kind of connection: where the database is, how to log in, what a user may set. */
@NullMarked
package io.dqrun.runner.connector;

import org.jspecify.annotations.NullMarked;
