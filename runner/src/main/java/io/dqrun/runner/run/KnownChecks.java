package io.dqrun.runner.run;

import io.dqrun.catalog.Catalog;
import io.dqrun.runner.check.Check;
import io.dqrun.runner.check.Checks;
import io.dqrun.runner.check.Places;
import java.util.Optional;
import java.util.function.Function;

/** The checks of this program, and of what users defined on the server. */
record KnownChecks(Catalog catalog, Optional<Places> places)
    implements Function<String, Optional<Check>> {

  @Override
  public Optional<Check> apply(String definition) {
    return Checks.find(definition)
        .map(check -> places.map(check::in).orElse(check))
        .or(() -> catalog.findTestDefinition(definition).flatMap(Checks::of));
  }
}
