/** YAML text as nodes with their places; knows limits and secrets but nothing of workflows. */
@NullMarked
package io.dqrun.yaml;

import org.jspecify.annotations.NullMarked;
