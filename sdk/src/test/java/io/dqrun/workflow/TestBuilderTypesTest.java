package io.dqrun.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Arguments of the wrong type do not compile. */
class TestBuilderTypesTest {

  private static final List<String> RIGHT =
      List.of(
          "ColumnTests.valuesToBeBetween(\"c\").min(0).max(0.5)",
          "ColumnTests.valuesToBeBetween(\"c\").min(Instant.EPOCH).max(LocalDate.EPOCH)",
          "ColumnTests.valuesToBeInSet(\"c\", List.of(\"a\")).named(\"n\").matchEnum()",
          "TableTests.customSQLQuery(\"q\").operator(CustomSqlTest.Operator.LESS)",
          "TableTests.rowInsertedCountToBeBetween(\"c\", RangeType.DAY, 1).countingRows().min(1)");

  private static final List<String> WRONG =
      List.of(
          "ColumnTests.valuesToBeBetween(\"c\").min(\"0\")",
          "ColumnTests.valuesToBeBetween(\"c\").min(0).max(Instant.EPOCH)",
          "ColumnTests.valuesToBeBetween(\"c\").min(Instant.EPOCH).max(0)",
          "ColumnTests.valuesToBeBetween(\"c\").build()",
          "ColumnTests.valueLengthsToBeBetween(\"c\").min(0.5)",
          "ColumnTests.valueMaxToBeBetween(\"c\").min(LocalDate.EPOCH)",
          "ColumnTests.valuesToBeInSet(\"c\", \"['a']\")",
          "ColumnTests.valuesToBeInSet(\"c\")",
          "ColumnTests.valuesToBeNotNull()",
          "ColumnTests.valuesToBeUnique(\"c\").matchEnum()",
          "ColumnTests.valuesMissingCount(\"c\", 0.5)",
          "TableTests.columnCountToEqual(\"5\")",
          "TableTests.columnToMatchSet(List.of(1))",
          "TableTests.customSQLQuery(\"q\").operator(\">\")",
          "TableTests.customSQLQuery(\"q\").strategy(\"ROWS\")",
          "TableTests.customSQLQuery(\"q\").threshold(0.5)",
          "TableTests.diff(\"a.b.c.d\")",
          "TableTests.rowInsertedCountToBeBetween(\"c\", \"DAY\", 1)");

  @Test
  void theRightOnesCompile(@TempDir Path classes) {
    RIGHT.forEach(expression -> assertEquals("", errors(expression, classes)));
  }

  @Test
  void theWrongOnesDoNot(@TempDir Path classes) {
    WRONG.forEach(expression -> assertNotEquals("", errors(expression, classes), expression));
  }

  private static String errors(String expression, Path classes) {
    String source =
        "import io.dqrun.workflow.*; import java.time.*; import java.util.*;\n"
            + "class Written { Object test() { return "
            + expression
            + "; } }\n";
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter output = new StringWriter();
    boolean compiled =
        compiler
            .getTask(
                output,
                null,
                null,
                List.of(
                    "-proc:none",
                    "-d",
                    classes.toString(),
                    "-classpath",
                    System.getProperty("java.class.path")),
                null,
                List.of(
                    new SimpleJavaFileObject(
                        URI.create("string:///Written.java"), SimpleJavaFileObject.Kind.SOURCE) {
                      @Override
                      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                      }
                    }))
            .call();
    return compiled
        ? ""
        : output
            .toString()
            .lines()
            .filter(line -> line.contains("error:"))
            .collect(Collectors.joining("\n"));
  }
}
