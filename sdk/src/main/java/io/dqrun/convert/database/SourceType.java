package io.dqrun.convert.database;

import io.dqrun.convert.WorkflowFile;
import java.util.Locale;

/** The type of a connection, and the word for it in {@code source.type}. */
final class SourceType {

  private static final String OWN = "source.serviceConnection.config";

  private SourceType() {}

  /** Gives a connection another type; the source, too, if it is named after this connection. */
  static void change(WorkflowFile file, Fields connection, String from, String to) {
    connection.type().ifPresent(type -> type.set(to));
    if (connection.path().equals(OWN)) {
      file.source()
          .flatMap(source -> source.find("type"))
          .filter(type -> type.text().filter(from::equalsIgnoreCase).isPresent())
          .ifPresent(
              type ->
                  type.set(
                      type.text().filter(from::equals).isPresent()
                          ? to
                          : to.toLowerCase(Locale.ROOT)));
    }
  }
}
