package io.dqrun.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.problem.DqException;
import io.dqrun.problem.Location;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SecretExcerptsTest {

  private static final String CANARY = "c4nary";

  /** Files that parse; {@code §} stands for the secret. */
  static List<String> secrets() {
    return List.of(
        "password: §",
        "PASSWORD: §",
        "pasword: §",
        "pass: §",
        "token: §",
        "jwtToken: '§'",
        "securityToken: §",
        "clientSecret: §",
        "privateKey: |\n  -----BEGIN\n  §\n  §\nname: x",
        "snowflakePrivatekeyPassphrase: §",
        "awsSecretAccessKey: §",
        "awsAccessKeyId: §",
        "apiKey: §",
        "credentials: {gcpConfig: {anything: §}}",
        "extraHeaders:\n  X-Thing: §\n  Other: [§, §]",
        "securityConfig:\n  anything:\n    - §",
        "authType:\n  awsConfig: {region: §, x: y}",
        "connectionArguments: {a: §}",
        "connectionOptions:\n  x: §",
        "sslKey: >\n  §\n\n  §",
        "password: \"§\n  §\"",
        "password:\n    §\n    §",
        "{type: x, password: §, name: y}",
        "hostPort: http://user:§@host:80/api",
        "url: jdbc:postgresql://h/db?user=x&password=§",
        "hostPort: user:§@host",
        "name: x # password: §",
        "name: x # §",
        "common: &p §\npassword: *p",
        "common: &c {a: §, b: [§]}\nauthType: *c",
        "base: &b {x: §}\nauthType:\n  <<: *b",
        "logdata: §",
        "\"pass\\u0077ord\": §",
        "? password\n: §",
        "authType: {§}",
        "{password:§}",
        "authType: {password:§, token:§}",
        "description: Bearer §",
        "description: eyJhbGciOiJI.§");
  }

  @ParameterizedTest
  @MethodSource("secrets")
  void noPlaceShowsASecret(String template) {
    String text = template.replace("§", CANARY);
    YamlNode root = YamlDocument.parse("f", text.getBytes(StandardCharsets.UTF_8)).root();
    List<Location> places = new ArrayList<>();
    gather(root, places);
    assertTrue(places.size() > 0);
    for (Location place : places) {
      assertFalse(place.excerpt().orElse("").contains(CANARY), place.excerpt().orElse(""));
    }
    assertFalse(root.toString().contains(CANARY), root.toString());
  }

  private static void gather(YamlNode node, List<Location> places) {
    places.add(node.location());
    if (node instanceof YamlNode.Mapping mapping) {
      for (YamlNode.Entry entry : mapping.entries()) {
        places.add(entry.keyLocation());
        places.add(entry.bareKeyLocation());
        gather(entry.value(), places);
      }
    } else if (node instanceof YamlNode.Sequence sequence) {
      sequence.items().forEach(item -> gather(item, places));
    }
  }

  /** The same files, broken at every line in turn, and with unquoted texts YAML stumbles over. */
  @ParameterizedTest
  @MethodSource("secrets")
  void brokenFilesShowNoSecret(String template) {
    String[] lines = template.split("\n");
    for (int i = 0; i <= lines.length; i++) {
      for (String breakage : List.of("x: y: z", "]", "\tz: 1", "a: @b", "k: \"open", "a: *b")) {
        List<String> broken = new ArrayList<>(List.of(lines));
        broken.add(i, breakage);
        assertNothingShown(String.join("\n", broken));
      }
    }
    for (String value :
        List.of("@§", "*§", "!§ x", "&§", "`§", "%§", "\"§", "[§", "{§", "§: §", "!§!x y")) {
      assertNothingShown(template.replaceFirst("§", Matcher.quoteReplacement(value)));
    }
  }

  private static void assertNothingShown(String template) {
    String text = template.replace("§", CANARY);
    try {
      YamlDocument.parse("f", text.getBytes(StandardCharsets.UTF_8));
    } catch (DqException e) {
      String excerpts =
          e.problems().stream()
              .map(problem -> problem.location().orElseThrow().excerpt().orElse(""))
              .collect(Collectors.joining("\n"));
      assertFalse((e.problems() + excerpts).contains(CANARY), text + "\n\n" + excerpts);
      assertFalse(e.toString().contains(CANARY));
      assertEquals(null, e.getCause());
    }
  }

  @Test
  void harmlessValuesAreShown() {
    for (String text : List.of("type: Postgres", "secretsManagerProvider: db", "name: a b")) {
      YamlNode.Mapping root =
          (YamlNode.Mapping) YamlDocument.parse("f", text.getBytes(StandardCharsets.UTF_8)).root();
      assertEquals(text, root.entries().get(0).location().excerpt().orElse(""));
    }
  }

  @Test
  void theLengthOfASecretStaysUnknown() {
    YamlNode.Mapping root =
        (YamlNode.Mapping)
            YamlDocument.parse("f", "password: abcdefghijkl".getBytes(StandardCharsets.UTF_8))
                .root();
    assertEquals("f:1:1", root.entries().get(0).location().toString());
    assertEquals(8, root.entries().get(0).location().length());
    assertEquals("password: *****", root.entries().get(0).location().excerpt().orElse(""));
  }

  @Test
  void whereNothingFollowsAKeyNothingIsMasked() {
    assertEquals("services:", bare("services:\n  web: x"));
    assertEquals("services:", bare("services: # all of them\n  web: x"));
    assertEquals("'a b':", bare("'a b':   \n  - x"));
    assertEquals("services: *****", bare("services: {web: x}"));
    assertEquals("services: *****", bare("services: x"));
    assertEquals("services: *****", bare("services: &all\n  web: x"));
    assertEquals("services: *****", bare("services: |\n  x"));
    assertEquals("passwrd: *****", bare("passwrd: x"));
  }

  /** The excerpt of the first key when its value is not to be shown. */
  private static String bare(String text) {
    YamlNode.Mapping root =
        (YamlNode.Mapping) YamlDocument.parse("f", text.getBytes(StandardCharsets.UTF_8)).root();
    return root.entries().get(0).bareKeyLocation().excerpt().orElse("");
  }
}
