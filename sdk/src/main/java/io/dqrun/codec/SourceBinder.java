package io.dqrun.codec;

import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.workflow.ProfileSampleType;
import io.dqrun.workflow.SamplingMethodType;
import io.dqrun.workflow.ServiceConnection;
import io.dqrun.workflow.Source;
import io.dqrun.workflow.TestSuitePipeline;
import io.dqrun.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Binds {@code source}. */
final class SourceBinder {

  static final String CONNECTIONS = "source.sourceConfig.config.serviceConnections";

  private SourceBinder() {}

  static Optional<Source> bind(Fields fields) {
    Source.Builder source = Source.builder();
    Optional<Value> type = fields.require("type").text("type");
    if (type.isPresent()) {
      type(fields, source, type.get());
    }
    source.serviceName(fields.plainText("serviceName"));
    Optional<Fields> wrapper = fields.require("sourceConfig").object("sourceConfig");
    Optional<Fields> config = config(wrapper);
    if (config.isPresent()) {
      source.sourceConfig(pipeline(config.get()));
    }
    if (wrapper.isPresent()) {
      wrapper.get().close();
    }
    moved(fields);
    fields.close();
    return config.isPresent() ? Optional.of(source.build()) : Optional.empty();
  }

  /** What stands under {@code config}, which must be there. */
  private static Optional<Fields> config(Optional<Fields> wrapper) {
    return wrapper.isPresent()
        ? wrapper.get().require("config").object("config")
        : Optional.empty();
  }

  private static void type(Fields fields, Source.Builder source, Value value) {
    source.type(value.text());
    if (!value.failed() && !Layout.isTestSuite(value.text())) {
      fields
          .reading()
          .report(
              Problem.warning(
                      ProblemCode.INVALID_VALUE,
                      value.shown() + " is an unusual `type` for the source of a test suite")
                  .withPath(value.path())
                  .withLocation(value.location())
                  .withHint("write `type: TestSuite`"));
    }
  }

  private static TestSuitePipeline pipeline(Fields fields) {
    TestSuitePipeline.Builder pipeline = TestSuitePipeline.builder();
    fields.require("type").choice("type", List.of(Layout.TEST_SUITE));
    pipeline.entityFullyQualifiedName(Names.fqn(fields, "entityFullyQualifiedName"));
    pipeline.testCases(names(fields));
    for (Fields connection : fields.objects("serviceConnections")) {
      connection(connection, pipeline);
    }
    if (fields.hasMore()) {
      sampling(fields, pipeline);
    }
    fields.close();
    return pipeline.build();
  }

  private static void sampling(Fields fields, TestSuitePipeline.Builder pipeline) {
    pipeline.profileSample(fields.number("profileSample"));
    pipeline.profileSampleType(
        fields.choice("profileSampleType", ProfileSampleType.values(), ProfileSampleType::name));
    pipeline.samplingMethodType(
        fields.choice("samplingMethodType", SamplingMethodType.values(), SamplingMethodType::name));
  }

  private static List<String> names(Fields fields) {
    List<String> names = new ArrayList<>();
    List<YamlNode> items = fields.list("testCases");
    for (int i = 0; i < items.size(); i++) {
      String path = fields.path("testCases") + "[" + i + "]";
      if (items.get(i) instanceof YamlNode.Scalar scalar && !scalar.isNull()) {
        names.add(fields.reading().value(scalar, path).text());
      } else {
        fields
            .reading()
            .report(
                ProblemCode.WRONG_TYPE,
                "each item of `testCases` must be a name here, not " + items.get(i).kind(),
                path,
                items.get(i).location(),
                "define test cases under processor.config.testCases");
        // The same mistake in every item has one cause.
        break;
      }
    }
    return names;
  }

  private static void connection(Fields fields, TestSuitePipeline.Builder pipeline) {
    String name = fields.requiredText("serviceName");
    Optional<Fields> wrapper = fields.require("serviceConnection").object("serviceConnection");
    Optional<Fields> config = config(wrapper);
    if (config.isPresent()) {
      pipeline.addServiceConnections(
          new ServiceConnection(name, ConnectionBinder.bind(config.get())));
    }
    if (wrapper.isPresent()) {
      wrapper.get().close();
    }
    fields.close();
  }

  /** The place of the connection up to 1.6.1. */
  private static void moved(Fields source) {
    source.handled("serviceConnection");
    Optional<YamlNode.Entry> entry = source.mapping().find("serviceConnection");
    if (entry.isEmpty()) {
      return;
    }
    Optional<YamlNode.Mapping> config =
        entry(source.mapping(), "sourceConfig").flatMap(inner -> entry(inner, "config"));
    boolean already = config.flatMap(inner -> inner.find("serviceConnections")).isPresent();
    boolean known =
        config
            .flatMap(inner -> inner.find("entityFullyQualifiedName"))
            .flatMap(SourceBinder::service)
            .isPresent();
    source
        .reading()
        .report(
            Problem.error(
                    ProblemCode.MOVED_SERVICE_CONNECTION,
                    "`serviceConnection` is not read here since OpenMetadata 1.6.2")
                .withPath(source.path("serviceConnection"))
                .withLocation(entry.get().bareKeyLocation())
                .withLabel(already ? "remove it" : "move it to " + CONNECTIONS + "[0]")
                .withHint(
                    already
                        ? "what stands under " + CONNECTIONS + " is used instead"
                        : known
                            ? Hints.convert(entry.get().keyLocation())
                            : "put it under serviceConnections as an entry with the name of the"
                                + " database service as serviceName and the same"
                                + " serviceConnection block"));
  }

  private static Optional<YamlNode.Mapping> entry(YamlNode.Mapping parent, String key) {
    return parent
        .find(key)
        .map(YamlNode.Entry::value)
        .filter(YamlNode.Mapping.class::isInstance)
        .map(YamlNode.Mapping.class::cast);
  }

  private static Optional<String> service(YamlNode.Entry entry) {
    if (!(entry.value() instanceof YamlNode.Scalar scalar) || scalar.text().contains("$")) {
      return Optional.empty();
    }
    try {
      return Optional.of(FullyQualifiedName.parse(scalar.text()).parts().get(0));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
