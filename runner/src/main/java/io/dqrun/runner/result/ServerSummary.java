package io.dqrun.runner.result;

/**
 * The server that a run worked with.
 *
 * @param url its address, without user information
 * @param version the version it gave
 * @param suiteEndpoint how it spells the endpoint of basic suites: {@code /basic} or {@code
 *     /executable}
 */
public record ServerSummary(String url, String version, String suiteEndpoint) {}
