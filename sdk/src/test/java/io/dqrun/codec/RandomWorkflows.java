package io.dqrun.codec;

import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.ParameterValue;
import io.dqrun.workflow.AuthProvider;
import io.dqrun.workflow.Component;
import io.dqrun.workflow.ConnectionConfig;
import io.dqrun.workflow.ConnectionTypes;
import io.dqrun.workflow.FieldType;
import io.dqrun.workflow.LoggerLevel;
import io.dqrun.workflow.MetadataSwitch;
import io.dqrun.workflow.ObjectType;
import io.dqrun.workflow.ProfileSampleType;
import io.dqrun.workflow.SamplingMethodType;
import io.dqrun.workflow.SecretsManagerLoader;
import io.dqrun.workflow.SecretsManagerProvider;
import io.dqrun.workflow.ServerConnection;
import io.dqrun.workflow.ServiceConnection;
import io.dqrun.workflow.Source;
import io.dqrun.workflow.TestCaseDefinition;
import io.dqrun.workflow.TestSuitePipeline;
import io.dqrun.workflow.TestSuiteProcessorConfig;
import io.dqrun.workflow.VerifySsl;
import io.dqrun.workflow.Workflow;
import io.dqrun.workflow.WorkflowConfig;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;

/** Builds workflows that are valid and as unusual as they can be. */
final class RandomWorkflows {

  static final List<String> NASTY =
      List.of(
          "",
          " ",
          "  a",
          "a ",
          "no",
          "No",
          "y",
          "on",
          "tRuE",
          "null",
          "NULL",
          "nUll",
          "~",
          "=",
          "<<",
          "0777",
          "0o17",
          "0x1F",
          "0b1",
          "1_000",
          "1.10",
          "1e3",
          "1E+3",
          ".5",
          "5.",
          ".inf",
          "-.INF",
          ".NaN",
          "+1",
          "-0",
          "-0.0",
          "--1",
          "12:30:45",
          "1:30.5",
          "190:20:30",
          "2024-01-01",
          "2024-1-1",
          "2024-01-01T10:00:00Z",
          "2024-01-01 10:00:00",
          "2024",
          "# no comment",
          "a # b",
          "a#b",
          "a: b",
          "a:b",
          ":",
          "a:",
          ": a",
          "- a",
          "-",
          "-a",
          "?",
          "? a",
          "?a",
          "[a]",
          "{a: b}",
          "a, b",
          "]",
          "}",
          ",",
          "&a",
          "*a",
          "!a",
          "!!str a",
          "|",
          "|-",
          ">",
          "'a'",
          "'",
          "it's",
          "\"a\"",
          "\"",
          "say \"no\" # really",
          "%a",
          "@a",
          "`a`",
          "\\",
          "a\\nb",
          "\\x41 \"",
          "---",
          "--- a",
          "...",
          "... a",
          "a\nb",
          "a\nb\n",
          "a\n\nb",
          "a\n",
          "\n",
          "\n\n",
          "a\n\n",
          "\na",
          " a\nb",
          "a \nb",
          "a\n b",
          "a\n  b\nc",
          "a\nb ",
          "a\n#b",
          "a\n- b",
          "a: b\nc: d",
          "a\n---\nb",
          "a\n...\nb",
          "\ta",
          "a\t",
          "a\tb",
          "a\n\tb",
          "a\rb",
          "a\r\nb",
          "\u0000",
          "\u0007",
          "\u001b[1m",
          "\u007f",
          "\u0085",
          "a\u0085b",
          "\u00a0",
          "a\u00a0b",
          "\u00ad",
          "\u2028",
          "a\u2029b",
          "\ufeff",
          "a\ufeff",
          "\u202e",
          "\ufffe",
          "ü",
          "naïve café",
          "日本語",
          "😀",
          "a😀b",
          "e\u0301",
          "${NAME}",
          "$NAME",
          "${file:/run/secrets/x}",
          "${A:-b: c}",
          "a${B}c",
          "$",
          "$$",
          "${",
          "<#E::table::a>",
          "['a', 'b']",
          "SELECT *\nFROM t\nWHERE x = 'a' -- # b\n",
          "secret:/a/b",
          "*********",
          "-----BEGIN X-----\nabc\n-----END X-----\n",
          "a".repeat(300),
          ("ab ".repeat(100) + "c"),
          "x: ".repeat(60),
          "\"".repeat(200));

  private final Random random;

  RandomWorkflows(long seed) {
    this.random = new Random(seed);
  }

  String text() {
    return switch (random.nextInt(4)) {
      case 0 -> "word" + random.nextInt(100);
      case 1 -> pick(NASTY) + pick(NASTY);
      case 2 -> {
        String characters = " \n:#-?,[]{}&*!|>'\"%@`~=<.0123456789abcxyz\\$\t";
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(8); n >= 0; n--) {
          text.append(characters.charAt(random.nextInt(characters.length())));
        }
        yield text.toString();
      }
      default -> pick(NASTY);
    };
  }

  private <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private <T> T pick(T[] values) {
    return values[random.nextInt(values.length)];
  }

  private boolean often() {
    return random.nextInt(3) > 0;
  }

  private <T> Optional<T> maybe(Supplier<T> value) {
    return often() ? Optional.of(value.get()) : Optional.empty();
  }

  private FullyQualifiedName name() {
    List<String> parts = new ArrayList<>();
    for (int n = random.nextInt(4); n >= 0; n--) {
      String part = text().replace("\"", "");
      parts.add(part.isEmpty() ? "x" : part);
    }
    return FullyQualifiedName.of(parts);
  }

  private Object open(int depth) {
    return switch (random.nextInt(depth > 2 ? 5 : 7)) {
      case 0 -> random.nextBoolean();
      case 1 -> random.nextLong();
      case 2 -> new BigInteger(random.nextInt(300) + 1, random);
      case 3 -> new BigDecimal(new BigInteger(60, random), random.nextInt(30));
      case 4 -> text();
      case 5 -> {
        List<Object> items = new ArrayList<>();
        for (int n = random.nextInt(4); n > 0; n--) {
          items.add(open(depth + 1));
        }
        yield items;
      }
      default -> openMap(depth + 1);
    };
  }

  private Map<String, Object> openMap(int depth) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int n = random.nextInt(4); n > 0; n--) {
      map.put(text(), open(depth));
    }
    return map;
  }

  private Map<String, Object> object(ObjectType type) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (FieldType field : type.fields()) {
      if (!field.name().equals("type") && (field.required() || random.nextInt(3) == 0)) {
        values.put(field.name(), value(field));
      }
    }
    if (type.open() && often()) {
      openMap(0).forEach(values::putIfAbsent);
      values.remove("type");
    }
    return values;
  }

  private Object value(FieldType field) {
    return switch (field.kind()) {
      case TEXT, SECRET -> text();
      case INTEGER -> (long) random.nextInt();
      case BOOLEAN -> random.nextBoolean();
      case CHOICE -> pick(field.choices());
      case LIST -> List.of(open(2), "x");
      case MAP -> openMap(1);
      case ANY -> open(1);
      case OBJECT -> alternative(field);
    };
  }

  /** An object that its fields tell from the alternatives. */
  private Object alternative(FieldType field) {
    ObjectType type = ConnectionTypes.object(pick(field.choices()));
    Map<String, Object> values = object(type);
    for (FieldType one : type.fields()) {
      if (field.choices().size() > 1) {
        values.putIfAbsent(one.name(), value(one));
      }
    }
    return values;
  }

  private ServiceConnection connection() {
    String type = pick(ConnectionTypes.names());
    return new ServiceConnection(
        text(), new ConnectionConfig(type, object(ConnectionTypes.find(type).orElseThrow())));
  }

  private Component component() {
    return new Component(text().replace("metadata-rest", ""), openMap(0));
  }

  private TestCaseDefinition testCase() {
    TestCaseDefinition.Builder testCase =
        TestCaseDefinition.builder()
            .name(text())
            .displayName(maybe(this::text))
            .description(maybe(this::text))
            .testDefinitionName(text())
            .columnName(maybe(this::text))
            .computePassedFailedRowCount(random.nextBoolean());
    for (int n = random.nextInt(3); n > 0; n--) {
      testCase.addParameterValues(new ParameterValue(text(), text()));
    }
    return testCase.build();
  }

  private TestSuitePipeline pipeline() {
    TestSuitePipeline.Builder pipeline =
        TestSuitePipeline.builder()
            .entityFullyQualifiedName(maybe(this::name))
            .profileSample(
                often()
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(
                        pick(List.of(0.0, -0.0, 10.0, 0.1, 1e300, 4.9e-324, -2.5, 1e-5))))
            .profileSampleType(maybe(() -> pick(ProfileSampleType.values())))
            .samplingMethodType(maybe(() -> pick(SamplingMethodType.values())));
    for (int n = random.nextInt(3); n > 0; n--) {
      pipeline.addTestCases(text());
      pipeline.addServiceConnections(connection());
    }
    return pipeline.build();
  }

  private ServerConnection server() {
    ServerConnection.Builder server =
        ServerConnection.builder()
            .hostPort(text())
            .authProvider(pick(AuthProvider.values()))
            .jwtToken(maybe(this::text))
            .verifySsl(pick(VerifySsl.values()))
            .caCertificate(maybe(this::text))
            .sslCertificate(maybe(this::text))
            .sslKey(maybe(this::text))
            .clusterName(text())
            .apiVersion(text())
            .secretsManagerProvider(pick(SecretsManagerProvider.values()))
            .secretsManagerLoader(pick(SecretsManagerLoader.values()))
            .enableVersionValidation(random.nextBoolean())
            .storeServiceConnection(random.nextBoolean())
            .forceEntityOverwriting(random.nextBoolean())
            .limitRecords(random.nextInt(Integer.MAX_VALUE))
            .elasticsSearch(maybe(this::component));
    for (int n = random.nextInt(4); n > 0; n--) {
      server.putExtraHeaders(text() + n, text());
      server.addSwitchedOff(pick(MetadataSwitch.values()));
    }
    return server.build();
  }

  Workflow next() {
    TestSuiteProcessorConfig.Builder processor =
        TestSuiteProcessorConfig.builder().forceUpdate(random.nextBoolean());
    for (int n = random.nextInt(4); n > 0; n--) {
      processor.addTestCases(testCase());
    }
    return Workflow.builder()
        .source(
            Source.builder()
                .type(pick(List.of("TestSuite", "testsuite", "testSuite")))
                .serviceName(maybe(this::text))
                .sourceConfig(pipeline())
                .build())
        .processorType(text())
        .processor(processor.build())
        .sink(often() ? new Component("metadata-rest", Map.of()) : component())
        .stage(maybe(this::component))
        .bulkSink(maybe(this::component))
        .workflowConfig(
            WorkflowConfig.builder()
                .openMetadataServerConfig(server())
                .loggerLevel(pick(LoggerLevel.values()))
                .successThreshold(random.nextInt(101))
                .config(openMap(0))
                .build())
        .ingestionPipelineFqn(maybe(this::name))
        .pipelineRunId(maybe(() -> new UUID(random.nextLong(), random.nextLong()).toString()))
        .build();
  }
}
