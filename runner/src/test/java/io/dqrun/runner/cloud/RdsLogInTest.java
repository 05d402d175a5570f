package io.dqrun.runner.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.problem.DqException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RdsLogInTest {

  private static final AwsKeys KEYS =
      new AwsKeys(
          "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", Optional.empty());
  private static final Instant MOMENT = Instant.parse("2013-05-24T00:00:00Z");

  /** The examples that Amazon publishes with its signature. */
  @Test
  void signaturesAreThoseOfThePublishedExamples() {
    assertEquals(
        "c4afb1cc5771d871763a393e44b703571b55cc28424d1a5e86da6ed3c154a4b9",
        HexFormat.of()
            .formatHex(
                PresignedRequest.signingKey(
                    "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", "20150830", "us-east-1", "iam")));
    String signed =
        new PresignedRequest(
                "examplebucket.s3.amazonaws.com",
                "/test.txt",
                Map.of(),
                "us-east-1",
                "s3",
                "UNSIGNED-PAYLOAD")
            .signed(KEYS, MOMENT, 86_400);
    assertEquals(
        "examplebucket.s3.amazonaws.com/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256"
            + "&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request"
            + "&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host"
            + "&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404",
        signed);
  }

  private static String token(
      Optional<AwsKeys> given, Optional<String> profile, Map<String, String> environment) {
    return new RdsLogIn(
            "Db.abc.eu-central-1.rds.amazonaws.com",
            5432,
            "dq reader",
            "eu-central-1",
            given,
            profile)
        .password(environment, Clock.fixed(MOMENT, ZoneOffset.UTC));
  }

  @Test
  void theTokenIsARequestToConnectAsTheUser() {
    String token = token(Optional.of(KEYS), Optional.empty(), Map.of());
    assertTrue(
        token.startsWith(
            "db.abc.eu-central-1.rds.amazonaws.com:5432/?Action=connect&DBUser=dq%20reader&X-Amz-"),
        token);
    assertTrue(token.contains("%2Feu-central-1%2Frds-db%2Faws4_request"), token);
    assertTrue(token.contains("&X-Amz-Expires=900&"), token);
    assertTrue(token.matches(".*&X-Amz-Signature=[0-9a-f]{64}"), token);
    AwsKeys temporary = new AwsKeys(KEYS.id(), KEYS.secret(), Optional.of("se/ss+ion="));
    assertTrue(
        token(Optional.of(temporary), Optional.empty(), Map.of())
            .contains("&X-Amz-Security-Token=se%2Fss%2Bion%3D&X-Amz-SignedHeaders=host"));
    RdsLogIn logIn =
        new RdsLogIn("h", 1, "u", "eu-central-1", Optional.of(temporary), Optional.empty());
    assertFalse(logIn.toString().contains("wJalr"), logIn.toString());
    assertFalse(logIn.toString().contains("se/ss"), logIn.toString());
    assertNotEquals(
        logIn.password(Map.of(), Clock.fixed(MOMENT, ZoneOffset.UTC)),
        logIn.password(Map.of(), Clock.fixed(MOMENT.plusSeconds(1), ZoneOffset.UTC)));
  }

  @Test
  void keysComeFromTheProfileOrElseTheVariables(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("credentials");
    Files.writeString(
        file,
        """
        [default]
        aws_access_key_id = AKIADEFAULT
        aws_secret_access_key = d
        # [quality]
        [quality]
        aws_access_key_id=AKIAQUALITY
        aws_secret_access_key = q=1
        aws_session_token = t
        """);
    Map<String, String> environment =
        Map.of(
            "AWS_SHARED_CREDENTIALS_FILE", file.toString(),
            "AWS_ACCESS_KEY_ID", "AKIAVARIABLE",
            "AWS_SECRET_ACCESS_KEY", "v");
    Map<String, String> onlyFile = Map.of("AWS_SHARED_CREDENTIALS_FILE", file.toString());
    assertEquals(
        new AwsKeys("AKIAQUALITY", "q=1", Optional.of("t")),
        AwsKeys.find(Optional.of("quality"), environment));
    assertEquals("AKIAVARIABLE", AwsKeys.find(Optional.empty(), environment).id());
    assertEquals("AKIADEFAULT", AwsKeys.find(Optional.empty(), onlyFile).id());
    DqException refused =
        assertThrows(DqException.class, () -> AwsKeys.find(Optional.of("other"), environment));
    assertTrue(refused.problems().get(0).message().contains("'other'"));
    assertTrue(refused.problems().get(0).hint().orElse("").contains("export-credentials"));
  }
}
