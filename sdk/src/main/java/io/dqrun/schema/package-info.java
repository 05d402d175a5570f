/** JSON Schema of the workflow file, for editors. */
@NullMarked
package io.dqrun.schema;

import org.jspecify.annotations.NullMarked;
