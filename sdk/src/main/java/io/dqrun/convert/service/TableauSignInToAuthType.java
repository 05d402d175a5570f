package io.dqrun.convert.service;

import io.dqrun.convert.KeyMoves;
import io.dqrun.convert.Remarks;
import io.dqrun.draft.Draft;
import java.util.List;

/** Tableau got one place for its two ways to sign in. */
final class TableauSignInToAuthType extends ServiceRule {

  private static final List<String> PASSWORD = List.of("username", "password");
  private static final List<String> TOKEN =
      List.of("personalAccessTokenName", "personalAccessTokenSecret");

  TableauSignInToAuthType() {
    super(
        "SC-05",
        "Moves the password or the access token of Tableau to authType",
        "0.13",
        "1.0.0",
        "Tableau");
  }

  @Override
  void change(Draft.Mapping connection, Remarks remarks) {
    boolean password = hasValue(connection, PASSWORD);
    boolean token = hasValue(connection, TOKEN);
    if (password && token) {
      Draft.Entry entry =
          connection.find(TOKEN.get(0)).or(() -> connection.find(TOKEN.get(1))).orElseThrow();
      remarks.undecided(
          entry,
          "the connection has a password and an access token, and only one of them can be used",
          "remove the one that is not used, then convert again");
      return;
    }
    KeyMoves.moveBelow(connection, "authType", token ? TOKEN : PASSWORD, remarks);
    KeyMoves.remove(connection, token ? PASSWORD : TOKEN, remarks);
  }

  private static boolean hasValue(Draft.Mapping connection, List<String> keys) {
    return keys.stream()
        .anyMatch(key -> connection.find(key).filter(entry -> !entry.isNull()).isPresent());
  }
}
