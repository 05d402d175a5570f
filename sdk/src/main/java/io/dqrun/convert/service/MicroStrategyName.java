package io.dqrun.convert.service;

import io.dqrun.convert.LegacyRule;
import io.dqrun.convert.Remarks;
import io.dqrun.convert.WorkflowFile;
import io.dqrun.draft.Draft;
import java.util.Optional;

/** MicroStrategy is called by its name; the source says it again where the connection is stored. */
final class MicroStrategyName extends LegacyRule {

  MicroStrategyName() {
    super("SC-18", "Spells the type Mstr as MicroStrategy", "1.5", "1.6.0");
  }

  @Override
  public void apply(WorkflowFile file, Remarks remarks) {
    Optional<Draft.Mapping> source = file.source();
    if (file.isTestSuite() || source.isEmpty()) {
      return;
    }
    source
        .flatMap(s -> s.mapping("serviceConnection", "config"))
        .flatMap(connection -> connection.find("type"))
        .filter(type -> type.text().filter("Mstr"::equals).isPresent())
        .ifPresent(type -> type.set("MicroStrategy"));
    source
        .flatMap(s -> s.find("type"))
        .ifPresent(
            type -> {
              String text = type.text().orElse("");
              if (text.equals("mstr")) {
                type.set("microstrategy");
              } else if (text.equalsIgnoreCase("mstr")) {
                type.set("MicroStrategy");
              }
            });
  }
}
