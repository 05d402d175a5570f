/** OpenMetadata's nouns as they are exchanged with the server, and its two kinds of names. */
@NullMarked
@Value.Style(
    visibility = Value.Style.ImplementationVisibility.PACKAGE,
    overshadowImplementation = true,
    jdkOnly = true)
package io.dqrun.entity;

import org.immutables.value.Value;
import org.jspecify.annotations.NullMarked;
