package io.dqrun.convert.database;

import io.dqrun.convert.Remarks;
import io.dqrun.convert.WorkflowFile;
import java.util.Locale;
import java.util.Set;

/** A key file is named, not switched on. */
final class AskForKeyfile extends ConnectionRule {

  private static final Set<String> SWITCHES = Set.of("true", "false", "yes", "no", "on", "off");

  AskForKeyfile() {
    super("DB-22", "Asks for the key file of Clickhouse", "1.3", "1.4.0", "Clickhouse");
  }

  @Override
  void change(WorkflowFile file, Fields connection, Remarks remarks) {
    connection
        .former("keyfile")
        .filter(keyfile -> keyfile.isPlain() && isSwitch(keyfile.text().orElse("")))
        .ifPresent(
            keyfile ->
                remarks.undecided(
                    keyfile,
                    "`keyfile` was a switch and is now the path of the key file",
                    "write the path, or remove the line if there is no such file"));
  }

  private static boolean isSwitch(String text) {
    return SWITCHES.contains(text.toLowerCase(Locale.ROOT));
  }
}
