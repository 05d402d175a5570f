package io.dqrun.workflow;

/**
 * A field of an older layout.
 *
 * @param name its key in the old layout. If that is still a key, a single value in place of a
 *     mapping is the old layout
 * @param successor where its value belongs today, keys joined by dots; empty if nowhere
 * @param version the version of OpenMetadata that changed it, such as {@code 1.1.0}
 */
public record FormerField(String name, String successor, String version) {}
