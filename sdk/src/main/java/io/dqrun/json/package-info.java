/** JSON texts as trees and back, and values read from trees field by field. */
@NullMarked
package io.dqrun.json;

import org.jspecify.annotations.NullMarked;
