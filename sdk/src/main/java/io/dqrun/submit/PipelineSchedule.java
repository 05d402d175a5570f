package io.dqrun.submit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** When the server runs a pipeline by itself, as its {@code airflowConfig} says it. */
public final class PipelineSchedule {

  /** Only when somebody asks for a run. */
  public static final PipelineSchedule ON_DEMAND = new PipelineSchedule(Optional.empty());

  private static final String INTERVAL = "scheduleInterval";
  private static final Pattern FIELD = Pattern.compile("[0-9A-Za-z*/,\\-]+");
  private static final List<Integer> HIGHEST = List.of(59, 23, 31, 12, 7);

  private final Optional<String> cron;

  private PipelineSchedule(Optional<String> cron) {
    this.cron = cron;
  }

  /**
   * A schedule by a cron expression in UTC.
   *
   * @param cron five fields: minute, hour, day of month, month, day of week
   * @throws IllegalArgumentException if it is none; the message says why
   */
  public static PipelineSchedule of(String cron) {
    List<String> fields = List.of(cron.strip().split("\\s+", -1));
    if (fields.size() != HIGHEST.size()) {
      throw new IllegalArgumentException(
          "'" + cron + "' has not the five fields minute, hour, day, month and day of the week");
    }
    for (int i = 0; i < fields.size(); i++) {
      check(fields.get(i), HIGHEST.get(i));
    }
    return new PipelineSchedule(Optional.of(String.join(" ", fields)));
  }

  private static void check(String field, int highest) {
    if (!FIELD.matcher(field).matches()) {
      throw new IllegalArgumentException("'" + field + "' is no field of a cron expression");
    }
    for (String number : field.split("[^0-9]+", -1)) {
      if (!number.isEmpty() && (number.length() > 2 || Integer.parseInt(number) > highest)) {
        throw new IllegalArgumentException("'" + field + "' goes beyond " + highest);
      }
    }
  }

  /** The fields of a pipeline with this schedule; what else it has stays. */
  Map<String, Object> applyTo(Map<String, Object> airflowConfig) {
    Map<String, Object> config = new LinkedHashMap<>(airflowConfig);
    config.remove(INTERVAL);
    cron.ifPresent(text -> config.put(INTERVAL, text));
    return config;
  }
}
