package io.dqrun.runner.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dqrun.runner.result.DriverState;
import java.util.List;

/** The output of {@code dq-run drivers}. */
public final class DriverReport {

  private DriverReport() {}

  /** A few lines for each driver. */
  public static String text(List<DriverState> drivers, TextStyle style) {
    StringBuilder text = new StringBuilder();
    for (DriverState driver : drivers) {
      text.append(style.bold(String.join(", ", driver.types())))
          .append("\n  ")
          .append(driver.coordinates())
          .append("  ")
          .append(driver.licence())
          .append("\n  ")
          .append(
              driver
                  .places()
                  .map(style::green)
                  .orElse("missing: dq-run drivers install " + driver.types().get(0)))
          .append('\n');
    }
    return text.toString();
  }

  /** One JSON object; {@code place} is null where a driver is missing. */
  public static String json(String action, List<DriverState> drivers, int exitCode) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("schemaVersion", 1);
    root.put("command", "drivers " + action);
    ArrayNode list = root.putArray("drivers");
    for (DriverState driver : drivers) {
      ObjectNode one = list.addObject();
      ArrayNode types = one.putArray("types");
      driver.types().forEach(types::add);
      one.put("coordinates", driver.coordinates());
      one.put("licence", driver.licence());
      one.put("place", driver.places().orElse(null));
    }
    root.put("exitCode", exitCode);
    return root.toString();
  }
}
