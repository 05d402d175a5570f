package io.dqrun.client;

import io.dqrun.entity.User;

/** Users. */
public final class UserApi {

  private final ApiConnection connection;

  UserApi(ApiConnection connection) {
    this.connection = connection;
  }

  /**
   * The user of the token; the best question to find out whether the token works.
   *
   * @throws UnauthorizedException if it does not
   * @throws ApiException if the server could not be asked
   */
  public User loggedInUser() {
    return connection.load(ApiCall.get(Route.LOGGED_IN_USER), EntityReaders.USER);
  }
}
