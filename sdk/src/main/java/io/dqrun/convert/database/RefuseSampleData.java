package io.dqrun.convert.database;

import io.dqrun.convert.LegacyRule;
import io.dqrun.convert.Remarks;
import io.dqrun.convert.WorkflowFile;
import io.dqrun.draft.Draft;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The sample data became a connector like those that users write. */
final class RefuseSampleData extends LegacyRule {

  RefuseSampleData() {
    super("DB-29", "Refuses the SampleData source", "0.13", "1.0.0");
  }

  @Override
  public void apply(WorkflowFile file, Remarks remarks) {
    Stream.concat(Stream.ofNullable(file.source().orElse(null)), file.connections().stream())
        .map(mapping -> mapping.find("type"))
        .flatMap(Optional::stream)
        .filter(type -> isSampleData(type.text().orElse("")))
        .findFirst()
        .ifPresent(type -> refuse(type, remarks));
  }

  private static void refuse(Draft.Entry type, Remarks remarks) {
    remarks.undecided(
        type,
        "the source SampleData was removed with 1.0",
        "use a CustomDatabase connection with the sourcePythonClass of a connector, or drop the"
            + " file");
  }

  private static boolean isSampleData(String type) {
    return type.toLowerCase(Locale.ROOT).replaceAll("[-_]", "").equals("sampledata");
  }
}
