package io.dqrun.workflow;

/**
 * One entry of {@code serviceConnections}.
 *
 * @param serviceName the database service's name, without quotes
 * @param config the connection, in YAML under {@code serviceConnection.config}
 */
public record ServiceConnection(String serviceName, ConnectionConfig config) {}
