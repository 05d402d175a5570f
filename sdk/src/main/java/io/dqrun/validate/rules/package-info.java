/** The rules, one class each, and their order. */
@NullMarked
package io.dqrun.validate.rules;

import org.jspecify.annotations.NullMarked;
