package io.dqrun.entity;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import java.util.Optional;

/**
 * A database service as the server knows it.
 *
 * @param name the service's name, without quotes
 * @param serviceType the kind of database, such as {@code Postgres}
 * @param connection the stored connection, under the key {@code config}; empty where none is stored
 *     or the caller may not see it
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record DatabaseService(
    String name, String serviceType, Optional<Map<String, Object>> connection) {

  /** What servers send instead of a password to a caller who may not see it. */
  public static final String MASK = "*********";

  /** Without the connection, which may hold secrets. */
  @Override
  public String toString() {
    return "DatabaseService[name=" + name + ", serviceType=" + serviceType + "]";
  }
}
