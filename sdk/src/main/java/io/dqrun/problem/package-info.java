/** What can be wrong and where: problems, their codes and places, and the exception family. */
@NullMarked
package io.dqrun.problem;

import org.jspecify.annotations.NullMarked;
