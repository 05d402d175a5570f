package io.dqrun.convert.database;

import io.dqrun.convert.LegacyRule;
import io.dqrun.convert.Remarks;
import io.dqrun.convert.WorkflowFile;
import io.dqrun.draft.Draft;
import java.util.Optional;

/** The endpoint of an AWS service is checked to be a URI. */
final class CompleteEndpoint extends LegacyRule {

  CompleteEndpoint() {
    super("DB-28", "Completes endPointURL of AWS credentials with https://", "0.13", "1.0.0");
  }

  @Override
  public void apply(WorkflowFile file, Remarks remarks) {
    for (Draft.Mapping mapping : AnyDepth.holding("endPointURL", file)) {
      Optional<Draft.Entry> endpoint = mapping.find("endPointURL");
      String text = endpoint.flatMap(Draft.Entry::text).orElse("");
      if (endpoint.isPresent() && isHost(text)) {
        remarks.review(
            endpoint.get(),
            "`endPointURL` is now a URI, with `https://` before the name of the host",
            "write http:// where the endpoint is not encrypted");
        endpoint.get().set("https://" + text);
      }
    }
  }

  /** What begins with a reference may bring its scheme along. */
  private static boolean isHost(String text) {
    return !text.isEmpty() && !text.startsWith("$") && !text.contains("://");
  }
}
