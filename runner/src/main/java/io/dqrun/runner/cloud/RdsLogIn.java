package io.dqrun.runner.cloud;

import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Log-in to a database of Amazon's RDS by IAM: the password is a signed request, good for a quarter
 * of an hour.
 *
 * @param host the host of the database
 * @param port its port
 * @param user the user of the database
 * @param region such as {@code eu-central-1}
 * @param given the keys that the connection holds; without them, those of the environment are taken
 * @param profile the profile that the connection names
 */
public record RdsLogIn(
    String host,
    int port,
    String user,
    String region,
    Optional<AwsKeys> given,
    Optional<String> profile)
    implements LogIn {

  private static final int LIFETIME_SECONDS = 900;

  @Override
  public String password() {
    return password(System.getenv(), Clock.systemUTC());
  }

  String password(Map<String, String> environment, Clock clock) {
    AwsKeys keys = given.orElseGet(() -> AwsKeys.find(profile, environment));
    return new PresignedRequest(
            host.toLowerCase(Locale.ROOT) + ":" + port,
            "/",
            Map.of("Action", "connect", "DBUser", user),
            region,
            "rds-db",
            PresignedRequest.NO_PAYLOAD)
        .signed(keys, clock.instant(), LIFETIME_SECONDS);
  }
}
