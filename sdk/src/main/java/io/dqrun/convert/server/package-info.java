/** Rules for workflowConfig and the connection to the server, in every kind of workflow. */
@NullMarked
package io.dqrun.convert.server;

import org.jspecify.annotations.NullMarked;
