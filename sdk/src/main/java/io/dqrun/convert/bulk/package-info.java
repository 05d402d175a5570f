/**
 * Converts files on disk, many at a time, and replaces them so that no moment shows half of one.
 */
@NullMarked
package io.dqrun.convert.bulk;

import org.jspecify.annotations.NullMarked;
