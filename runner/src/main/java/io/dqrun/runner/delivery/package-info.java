/** Durable spool of results and its drain to the server; the status of the pipeline. */
@NullMarked
package io.dqrun.runner.delivery;

import org.jspecify.annotations.NullMarked;
