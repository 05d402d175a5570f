package io.dqrun.codec;

import io.dqrun.entity.CreateTestCase;
import io.dqrun.entity.EntityLink;
import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.workflow.ServerUse;
import io.dqrun.workflow.TargetVersion;
import io.dqrun.yaml.YamlDocument;
import io.dqrun.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what a stand-in server is to know: the keys {@code testSuite} and {@code testCases}, with
 * the fields of the server's own create requests.
 */
public final class SandboxContentReader {

  private SandboxContentReader() {}

  /**
   * Reads a file's content.
   *
   * @throws DqException with every problem of the file
   */
  public static SandboxContent read(String fileName, byte[] bytes) {
    YamlNode root = YamlDocument.parse(fileName, bytes).root();
    Reading reading =
        new Reading(
            new Placeholders(Map.of(), ServerUse.NONE, References.RESOLVE), TargetVersion.V1_6_2);
    if (!(root instanceof YamlNode.Mapping mapping)) {
      throw new DqException(
          Problem.error(
                  ProblemCode.WRONG_TYPE,
                  "the content of a stand-in is a mapping, not " + root.kind())
              .withLocation(root.location())
              .withHint("give it the keys testSuite and testCases"));
    }
    Fields fields = new Fields(reading, "", root.location(), mapping);
    fields.require("testSuite");
    var suite = fields.object("testSuite");
    String name = suite.map(one -> one.requiredText("name")).orElse("");
    var displayName = suite.flatMap(one -> one.text("displayName")).map(Value::text);
    var description = suite.flatMap(one -> one.text("description")).map(Value::text);
    suite.ifPresent(Fields::close);
    List<CreateTestCase> cases = new ArrayList<>();
    for (Fields testCase : fields.objects("testCases")) {
      bind(testCase, cases);
    }
    fields.close();
    if (reading.problems().stream().anyMatch(Problem::isError)) {
      throw new DqException(reading.problems(), null);
    }
    return new SandboxContent(fileName, name, displayName, description, cases);
  }

  private static void bind(Fields fields, List<CreateTestCase> cases) {
    CreateTestCase.Builder testCase = CreateTestCase.builder();
    testCase.name(fields.requiredText("name"));
    testCase.testDefinition(fields.requiredText("testDefinition"));
    testCase.displayName(fields.text("displayName").map(Value::text));
    testCase.description(fields.text("description").map(Value::text));
    testCase.computePassedFailedRowCount(fields.flag("computePassedFailedRowCount").orElse(false));
    testCase.addAllParameterValues(TestCaseBinder.parameters(fields));
    var link =
        fields.require("entityLink").text("entityLink").flatMap(value -> link(fields, value));
    fields.close();
    link.ifPresent(found -> cases.add(testCase.entityLink(found).build()));
  }

  private static Optional<EntityLink> link(Fields fields, Value value) {
    try {
      return Optional.of(EntityLink.parse(value.text()));
    } catch (IllegalArgumentException e) {
      return fields.invalid(value, "write <#E::table::FQN> or <#E::table::FQN::columns::NAME>");
    }
  }
}
