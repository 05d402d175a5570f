/** A YAML text that is changed in place: what no edit touches keeps every byte. */
@NullMarked
package io.dqrun.draft;

import org.jspecify.annotations.NullMarked;
