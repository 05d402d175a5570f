package io.dqrun.workflow;

/**
 * Where a client finds the secrets manager's own credentials; the key {@code secretsManagerLoader}.
 */
public enum SecretsManagerLoader {
  /** Nowhere: no credentials are needed. */
  NOOP("noop"),
  /** The configuration of Airflow. */
  AIRFLOW("airflow"),
  /** Environment variables. */
  ENV("env");

  private final String text;

  SecretsManagerLoader(String text) {
    this.text = text;
  }

  /** The spelling in the workflow file. */
  public String text() {
    return text;
  }
}
