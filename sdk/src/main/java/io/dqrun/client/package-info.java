/** HTTP client of the OpenMetadata API: addresses, retries, version negotiation, errors. */
@NullMarked
@Value.Style(
    visibility = Value.Style.ImplementationVisibility.PACKAGE,
    overshadowImplementation = true,
    jdkOnly = true)
package io.dqrun.client;

import org.immutables.value.Value;
import org.jspecify.annotations.NullMarked;
