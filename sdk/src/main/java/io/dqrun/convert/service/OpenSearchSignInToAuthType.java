package io.dqrun.convert.service;

import io.dqrun.convert.KeyMoves;
import io.dqrun.convert.Remarks;
import io.dqrun.draft.Draft;
import java.util.List;
import java.util.Optional;

/** OpenSearch got several ways to sign in, and lost what its client no longer takes. */
final class OpenSearchSignInToAuthType extends ServiceRule {

  private static final List<String> GONE =
      List.of(
          "scheme",
          "truststorePath",
          "truststorePassword",
          "socketTimeoutSecs",
          "keepAliveTimeoutSecs",
          "connectionOptions");

  OpenSearchSignInToAuthType() {
    super(
        "SC-21",
        "Moves username and password of OpenSearch to authType, removes what is no longer read",
        "1.9",
        "1.10.0",
        "OpenSearch");
  }

  @Override
  void change(Draft.Mapping connection, Remarks remarks) {
    KeyMoves.moveBelow(connection, "authType", List.of("username", "password"), remarks);
    Optional<Draft.Entry> first =
        connection.entries().stream().filter(e -> GONE.contains(e.key())).findFirst();
    List<String> removed = KeyMoves.remove(connection, GONE, remarks);
    if (!removed.isEmpty()) {
      remarks.review(
          first.orElseThrow(),
          "no longer read and removed: " + String.join(", ", removed),
          "check that `hostPort` is an address with its scheme, such as https://host:9200, and"
              + " give certificates by `verifySSL` and `sslConfig`");
    }
  }
}
