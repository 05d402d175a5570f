package io.dqrun.convert.server;

import io.dqrun.convert.LegacyRule;
import io.dqrun.convert.Remarks;
import io.dqrun.convert.WorkflowFile;
import io.dqrun.draft.Draft;
import java.util.Optional;

/** The server's authority got the name that it has in all connections; it stays a path here. */
final class CertificatePath extends LegacyRule {

  CertificatePath() {
    super(
        "WF-07",
        "Renames sslConfig.certificatePath of the server to caCertificate",
        "1.3",
        "1.4.0");
  }

  @Override
  public void apply(WorkflowFile file, Remarks remarks) {
    Optional<Draft.Mapping> ssl = file.serverConfig().flatMap(s -> s.mapping("sslConfig"));
    Optional<Draft.Entry> old = ssl.flatMap(s -> s.find("certificatePath"));
    if (old.isEmpty()) {
      return;
    }
    Optional<Draft.Entry> present = ssl.get().find("caCertificate");
    if (present.isEmpty()) {
      old.get().rename("caCertificate");
    } else if (old.get().isNull() || old.get().text().equals(present.get().text())) {
      old.get().remove();
    } else if (present.get().isNull()) {
      present.get().remove();
      old.get().rename("caCertificate");
    } else {
      remarks.undecided(
          old.get(),
          "sslConfig has certificatePath and caCertificate, which are two names of one setting",
          "keep caCertificate, with the path of the authority's file");
    }
  }
}
