@NullMarked
package io.dqrun.json;

import org.jspecify.annotations.NullMarked;
