package io.dqrun.runner.cloud;

/** A password that is made anew for each connection, because it soon ends. */
public interface LogIn {

  /**
   * The password for a connection that is made now; a secret.
   *
   * @throws io.dqrun.problem.DqException if it cannot be made
   */
  String password();
}
