package io.dqrun.convert;

import io.dqrun.draft.Draft;
import java.util.Collection;

/**
 * Certificates and keys, which were paths of files and are the texts of those files since 1.4.0.
 *
 * <p>A rule sees one file and reads no other: what lies under the path on this machine need not be
 * what lies there where the workflow runs, and a private key must not get into a text that is kept
 * with others. Who runs the workflow decides what becomes of the path:
 *
 * <ul>
 *   <li>In a test suite, which this program runs, it becomes <code>${file:PATH}</code>: the text of
 *       that file at the time of the run. Where the path is put together from references, no
 *       notation can say it, and a human must decide.
 *   <li>In every other kind of workflow it moves as it is. Only OpenMetadata runs those, and it
 *       would take <code>${file:PATH}</code> for the certificate.
 * </ul>
 *
 * In both cases the place is to be reviewed.
 */
public final class Certificates {

  private Certificates() {}

  /** Makes the text of a file of its path, as far as the kind of workflow allows. */
  public static void refer(WorkflowFile file, Draft.Entry path, Remarks remarks) {
    String text = path.text().orElse("");
    if (!isPath(text)) {
      return;
    }
    if (!file.isTestSuite()) {
      review(path, remarks);
    } else if (text.startsWith("secret:")
        || text.chars().anyMatch(c -> c == '$' || c == '{' || c == '}')) {
      remarks.undecided(
          path,
          "`"
              + path.key()
              + "` was the path of a file and must become its text, but the path is"
              + " a reference itself",
          "write the path, or sslConfig with the texts, then convert again");
    } else {
      remarks.review(
          path,
          "`"
              + path.key()
              + "` was the path of a file; it is now `${file:...}`, the text of that file",
          "OpenMetadata itself does not know ${file:...}: where it runs this workflow, too, give"
              + " the PEM text, or ${VARIABLE} for a variable that holds it");
      path.set("${file:" + text + "}");
    }
  }

  /**
   * Asks for a review of paths that move as they are, in a connection that no test suite has.
   *
   * @param names the keys that hold paths
   */
  public static void review(Draft.Mapping connection, Collection<String> names, Remarks remarks) {
    connection.entries().stream()
        .filter(entry -> names.contains(entry.key()))
        .filter(entry -> isPath(entry.text().orElse("")))
        .forEach(entry -> review(entry, remarks));
  }

  private static void review(Draft.Entry path, Remarks remarks) {
    remarks.review(
        path,
        "`" + path.key() + "` was the path of a file; `sslConfig` holds the text of that file",
        "give the PEM text there, or ${VARIABLE} for a variable that holds it");
  }

  private static boolean isPath(String text) {
    return !text.isEmpty() && !text.startsWith("-----BEGIN");
  }
}
