package io.dqrun.convert.database;

import io.dqrun.convert.Remarks;
import io.dqrun.draft.Draft;

/**
 * Certificates and keys, which were paths of files and are the texts of those files since 1.4.0.
 *
 * <p>A rule sees one file and reads no other: what lies under the path on this machine need not be
 * what lies there where the workflow runs, and a private key must not get into a text that is kept
 * with others. So the path becomes <code>${file:PATH}</code>, which means the text of that file
 * when the workflow is run, as the path did. OpenMetadata itself does not know this notation and
 * would take it for the certificate, so that every such place is to be reviewed. Where the path
 * itself is put together from references, no notation can say it, and a human must decide.
 */
final class Certificates {

  private Certificates() {}

  /** Turns a path into the text of the file, and leaves texts as they are. */
  static void refer(Draft.Entry path, Remarks remarks) {
    String text = path.text().orElse("");
    if (text.isEmpty() || text.startsWith("-----BEGIN")) {
      return;
    }
    if (text.startsWith("secret:")
        || text.chars().anyMatch(c -> c == '$' || c == '{' || c == '}')) {
      remarks.undecided(
          path,
          "`"
              + path.key()
              + "` was the path of a file and must become its text, but the path is"
              + " a reference itself",
          "write the path, or sslConfig with the texts, then convert again");
      return;
    }
    remarks.review(
        path,
        "`"
            + path.key()
            + "` was the path of a file; it is now `${file:...}`, the text of that file",
        "OpenMetadata itself does not know ${file:...}: where it runs this workflow, too, give the"
            + " PEM text, or ${VARIABLE} for a variable that holds it");
    path.set("${file:" + text + "}");
  }
}
