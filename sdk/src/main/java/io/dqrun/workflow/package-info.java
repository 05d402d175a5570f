/**
 * The typed test-suite workflow file of OpenMetadata 1.6.2 and later, and builders of its tests.
 */
@NullMarked
@Value.Style(
    visibility = Value.Style.ImplementationVisibility.PACKAGE,
    overshadowImplementation = true,
    jdkOnly = true)
package io.dqrun.workflow;

import org.immutables.value.Value;
import org.jspecify.annotations.NullMarked;
