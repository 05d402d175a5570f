package io.dqrun.runner.connector;

import io.dqrun.runner.cloud.AwsKeys;
import io.dqrun.runner.cloud.RdsLogIn;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code authType} where it asks for a log-in by a cloud. */
final class RdsAccess {

  private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+){1,3}-[0-9]{1,2}");
  private static final Pattern PROFILE = Pattern.compile("[A-Za-z0-9_.@+=/-]{1,128}");

  private RdsAccess() {}

  /** The log-in by IAM; empty if the connection asks for none, or it cannot be made. */
  static Optional<RdsLogIn> read(
      ConnectionFields fields, String type, HostPort address, String user) {
    refuse(fields, type);
    if (!fields.has("authType", "awsConfig")) {
      return Optional.empty();
    }
    if (fields.has("authType", "password")) {
      fields.invalid("`authType` holds a password and `awsConfig`", "keep one of them");
    }
    ConnectionFields aws = fields.object("authType").object("awsConfig");
    String region = aws.required("awsRegion");
    if (!region.isEmpty() && !REGION.matcher(region).matches()) {
      aws.invalid(
          "`authType.awsConfig.awsRegion` is not a region", "write one such as eu-central-1");
    }
    Optional<String> id = aws.text("awsAccessKeyId");
    Optional<String> secret = aws.text("awsSecretAccessKey");
    Optional<String> session = aws.text("awsSessionToken");
    if (aws.has("awsAccessKeyId") != aws.has("awsSecretAccessKey")) {
      aws.invalid(
          "`authType.awsConfig` has one of `awsAccessKeyId` and `awsSecretAccessKey`, not both",
          "add the other one; without both, the keys of the environment are used");
    }
    if (session.isPresent() && id.isEmpty()) {
      aws.invalid(
          "`authType.awsConfig.awsSessionToken` belongs to temporary keys, which are not there",
          "add `awsAccessKeyId` and `awsSecretAccessKey`");
    }
    Optional<String> profile = aws.text("profileName");
    if (profile.filter(name -> !PROFILE.matcher(name).matches()).isPresent()) {
      aws.invalid(
          "`authType.awsConfig.profileName` is not the name of a profile",
          "use a name of your AWS credentials file");
    }
    if (aws.has("assumeRoleArn")) {
      aws.invalid(
          "dq-run assumes no role itself, as `authType.awsConfig.assumeRoleArn` asks for",
          "assume it before: `aws configure export-credentials --format env`, with a profile that"
              + " names the role, sets the variables that dq-run reads");
    }
    if (aws.has("endPointURL")) {
      aws.invalid(
          "`authType.awsConfig.endPointURL` has no meaning here: nobody is asked for the password",
          "remove it");
    }
    Optional<AwsKeys> given =
        id.flatMap(name -> secret.map(key -> new AwsKeys(name, key, session)));
    return Optional.of(
        new RdsLogIn(
            address.host().replaceAll("[\\[\\]]", ""),
            address.port(),
            user,
            region,
            given,
            profile));
  }

  private static void refuse(ConnectionFields fields, String type) {
    if (fields.has("authType", "azureConfig")) {
      fields.invalid(
          "dq-run asks Azure for no token to log in to " + type,
          "ask for it before each run and give it as the password: `az account get-access-token"
              + " --resource-type oss-rdbms --query accessToken -o tsv` into a variable, and"
              + " `authType: {password: ${NAME}}`");
    }
    if (fields.has("authType", "gcpConfig")) {
      fields.invalid(
          "dq-run asks Google for no token to log in to " + type,
          "ask for it before each run and give it as the password: `gcloud sql"
              + " generate-login-token` into a variable, and `authType: {password: ${NAME}}`");
    }
  }
}
