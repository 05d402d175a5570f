package io.dqrun.convert.database;

import io.dqrun.convert.Remarks;
import io.dqrun.convert.WorkflowFile;
import java.util.List;
import java.util.Set;

/** Impala became a type of its own. */
final class HiveToImpala extends ConnectionRule {

  private static final Set<String> SCHEMES = Set.of("impala", "impala4");
  private static final List<String> MECHANISMS =
      List.of("NOSASL", "PLAIN", "GSSAPI", "LDAP", "JWT");

  HiveToImpala() {
    super("DB-16", "Makes Hive with an Impala scheme an Impala connection", "1.1", "1.2.0", "Hive");
  }

  @Override
  void change(WorkflowFile file, Fields connection, Remarks remarks) {
    if (!SCHEMES.contains(connection.text("scheme").orElse(""))) {
      return;
    }
    String signIn = connection.text("auth").orElse("");
    if (!signIn.isEmpty() && signIn.indexOf('$') < 0 && !MECHANISMS.contains(signIn)) {
      connection
          .former("auth")
          .ifPresent(
              auth ->
                  remarks.undecided(
                      auth,
                      "this connection is one of type Impala, which does not know this `auth`",
                      "write one of " + String.join(", ", MECHANISMS) + ", then convert again"));
      return;
    }
    if (connection.has("metastoreConnection")) {
      connection
          .former("metastoreConnection")
          .ifPresent(
              metastore ->
                  remarks.undecided(
                      metastore,
                      "this connection is one of type Impala, which has no metastore connection",
                      "remove it, or change the scheme if Hive is meant"));
      return;
    }
    connection.remove("metastoreConnection");
    connection
        .type()
        .ifPresent(
            type ->
                remarks.review(
                    type,
                    "its scheme makes this connection one of type Impala, no longer of Hive",
                    "check how it signs in: `auth` is now `authMechanism`"));
    connection.rename("auth", "authMechanism");
    SourceType.change(file, connection, "Hive", "Impala");
  }
}
