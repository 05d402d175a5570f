package io.dqrun.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.codec.ParsedWorkflow;
import io.dqrun.codec.WorkflowReader;
import io.dqrun.problem.ProblemCode;
import io.dqrun.runner.result.Counts;
import io.dqrun.workflow.Workflow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every program of the samples does what it says. */
class ProgramsTest {

  private static final Path SHOP = Path.of("target/quickstart/shop.db");

  @TempDir Path folder;

  @Test
  void theBuiltWorkflowIsWhatItsYamlSays() throws Exception {
    String yaml = printed(() -> BuildWorkflow.main(new String[0]));
    assertTrue(yaml.contains("${DATABASE_PASSWORD}"), yaml);
    ParsedWorkflow parsed =
        new WorkflowReader(Map.of("OPENMETADATA_JWT_TOKEN", "t", "DATABASE_PASSWORD", "p"))
            .read("built.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    assertTrue(parsed.workflow().isPresent(), parsed.problems().toString());
    Workflow workflow = parsed.workflow().get();
    assertEquals("shop_nightly", workflow.source().serviceName().orElseThrow());
    assertEquals(2, workflow.source().sourceConfig().serviceConnections().size());
  }

  @Test
  void theChangedFileHasOneTestMoreAndKeepsItsReferences() throws Exception {
    Path from = DqRun.ROOT.resolve("samples/quickstart/orders.yaml");
    Path to = folder.resolve("changed.yaml");
    ChangeWorkflow.main(new String[] {from.toString(), to.toString()});
    String text = Files.readString(to);
    assertTrue(text.contains("${OPENMETADATA_JWT_TOKEN}"), text);
    WorkflowReader reader = new WorkflowReader(Map.of("OPENMETADATA_JWT_TOKEN", "t"));
    Workflow before = reader.read(from).workflow().orElseThrow();
    Workflow after = reader.read(to).workflow().orElseThrow();
    assertEquals(ChangeWorkflow.withOneMoreTest(before), after);
    assertEquals(before.processor().testCases().size() + 1, after.processor().testCases().size());
  }

  @Test
  void problemsComeWithTheirPlace() throws Exception {
    Path broken = folder.resolve("broken.yaml");
    String text = Files.readString(DqRun.ROOT.resolve("samples/quickstart/orders.yaml"));
    Files.writeString(broken, text.replace("sink:", "snk:").replace("${OPENMETADATA_", "${NO_"));
    assertTrue(
        ValidateWorkflow.problems(broken).stream()
            .anyMatch(problem -> problem.code() == ProblemCode.UNKNOWN_KEY));
    String printed = printed(() -> ValidateWorkflow.main(new String[] {broken.toString()}));
    assertTrue(printed.contains("broken.yaml:51:1: error: `snk` is not known"), printed);
    assertTrue(printed.contains("did you mean `sink`?"), printed);
  }

  @Test
  void theRunFindsTheNegativeAmount() {
    Counts counts = RunWorkflow.run(SHOP).counts();
    assertEquals(4, counts.planned());
    assertEquals(3, counts.passed());
    assertEquals(1, counts.failed());
    String printed = printed(() -> RunWorkflow.main(new String[] {SHOP.toString()}));
    assertTrue(printed.contains("Found min=-19.9"), printed);
    assertTrue(printed.endsWith("not loading the orders today" + System.lineSeparator()));
    assertFalse(printed.contains("currency"), printed);
  }

  @Test
  void theOldFileIsConvertedAndItsCommentsStay() throws Exception {
    Path old = DqRun.ROOT.resolve("samples/legacy/1.6.1-orders.yaml");
    String before = Files.readString(old);
    assertTrue(before.contains("\n  serviceConnection:\n"), before);
    Path converted = folder.resolve("converted.yaml");
    Files.writeString(
        converted,
        printed(
            () -> {
              try {
                ConvertWorkflow.main(new String[] {old.toString()});
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            }));
    assertTrue(Files.readString(converted).contains("# from the secret store"));
    WorkflowReader reader = new WorkflowReader(Map.of("OM_JWT_TOKEN", "t", "SHOP_PASSWORD", "p"));
    Workflow workflow = reader.read(converted).workflow().orElseThrow();
    assertEquals(
        "shop", workflow.source().sourceConfig().serviceConnections().get(0).serviceName());
  }

  private static String printed(Runnable program) {
    PrintStream before = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      program.run();
    } finally {
      System.setOut(before);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
