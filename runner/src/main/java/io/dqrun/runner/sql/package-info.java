/**
 * A tiny algebra of what can be asked of a table: metrics, predicates, queries and their answers.
 */
@NullMarked
package io.dqrun.runner.sql;

import org.jspecify.annotations.NullMarked;
