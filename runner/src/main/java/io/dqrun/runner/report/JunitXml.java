package io.dqrun.runner.report;

import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.util.Locale;

/** The elements of JUnit's XML. */
final class JunitXml {

  private JunitXml() {}

  static void property(Writer out, String name, String value) throws IOException {
    out.write(
        "      <property"
            + attribute("name", name)
            + attribute("value", SafeText.line(value, 1000))
            + "/>\n");
  }

  static void openCase(Writer out, String name, String classname, Duration time, boolean empty)
      throws IOException {
    out.write(
        "    <testcase"
            + attribute("name", name)
            + attribute("classname", classname)
            + attribute("time", seconds(time))
            + (empty ? "/>\n" : ">\n"));
  }

  static void body(Writer out, String element, String message, String type, String text)
      throws IOException {
    out.write(
        "      <"
            + element
            + attribute("message", message)
            + attribute("type", type)
            + ">"
            + MarkupText.escape(text)
            + "</"
            + element
            + ">\n");
  }

  static void closeCase(Writer out) throws IOException {
    out.write("    </testcase>\n");
  }

  static void closeSuite(Writer out) throws IOException {
    out.write("  </testsuite>\n");
  }

  static String attribute(String name, String value) {
    return " " + name + "=\"" + MarkupText.escape(value) + "\"";
  }

  static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.3f", time.toMillis() / 1000.0);
  }
}
