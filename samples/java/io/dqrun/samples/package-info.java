/** Small programs that show the sdk and the runner in use. */
@org.jspecify.annotations.NullMarked
package io.dqrun.samples;
