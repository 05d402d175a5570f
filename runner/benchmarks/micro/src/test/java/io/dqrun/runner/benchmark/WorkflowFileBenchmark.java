package io.dqrun.runner.benchmark;

import io.dqrun.codec.ParsedWorkflow;
import io.dqrun.codec.WorkflowReader;
import io.dqrun.convert.Conversion;
import io.dqrun.convert.LegacyConverter;
import io.dqrun.convert.rules.LegacyRules;
import io.dqrun.workflow.TargetVersion;
import io.dqrun.yaml.YamlDocument;
import io.dqrun.yaml.YamlNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One workflow file, in memory. */
@State(Scope.Thread)
public class WorkflowFileBenchmark {

  private final byte[] valid = StartBenchmark.workflow(1, 2).getBytes(StandardCharsets.UTF_8);
  private final byte[] suites = ConvertBenchmark.legacy(0).getBytes(StandardCharsets.UTF_8);
  private final byte[] connection = ConvertBenchmark.legacy(1).getBytes(StandardCharsets.UTF_8);
  private final WorkflowReader reader = new WorkflowReader(Map.of("BENCH_SECRET", "secret"));
  private final LegacyConverter converter = LegacyRules.converter(TargetVersion.V1_6_2);

  @Benchmark
  public YamlNode readIntoNodes() {
    return YamlDocument.parse("w.yaml", valid).root();
  }

  @Benchmark
  public ParsedWorkflow readIntoModel() {
    ParsedWorkflow parsed = reader.read("w.yaml", valid);
    if (parsed.workflow().isEmpty()) {
      throw new IllegalStateException(parsed.problems().toString());
    }
    return parsed;
  }

  @Benchmark
  public Conversion convertSuites() {
    return converted(suites);
  }

  @Benchmark
  public Conversion convertConnection() {
    return converted(connection);
  }

  private Conversion converted(byte[] bytes) {
    Conversion conversion = converter.convert("w.yaml", bytes);
    if (conversion.status() != Conversion.Status.CONVERTED) {
      throw new IllegalStateException(conversion.problems().toString());
    }
    return conversion;
  }
}
