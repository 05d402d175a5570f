package io.dqrun.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dqrun.json.JsonTree;
import io.dqrun.pack.Form;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The readers read as Jackson binds, whatever stands in whatever place. */
class EntityReadersTest {

  /** What servers, old and new, strange and broken, might write in the place of anything. */
  private static final String OTHERS =
      """
      [null, "", " ", "null", "text", "true", "False", " 12 ", "-7", "1.5", "1e3", "12x", "NaN", true, false,
       0, 1, -3, 2147483648, 9223372036854775808, 0.0, 1.5, 1e30, {}, {"a": 1}, [], [null], ["a"],
       [1, "b"], [{}], [[]], "a.b.c", "a..b", "<#E::table::a.b.c.d>",
       "1c5a0f9e-7d5f-4b3c-9a51-2d4f4a0b9c3e", "1-1-1-1-1", "1c5a0f9e-7d5f-4b3c-9a51-2d4f4a0b9c3g"]
      """;

  private static final Map<Bound<?>, String> SAMPLES =
      Map.ofEntries(
          Map.entry(Bound.USER, "{'name': 'bot', 'isBot': true, 'isAdmin': false}"),
          Map.entry(
              Bound.TABLE,
              """
              {'id': ID, 'name': 't', 'fullyQualifiedName': 's.d.c."t.1"', 'tableType': 'View',
               'columns': [
                 {'name': 'a', 'dataType': 'DECIMAL', 'dataLength': 5, 'precision': 3, 'scale': 2,
                  'constraint': 'NULL', 'ordinalPosition': 1},
                 {'name': 'b', 'dataType': 'INT'}],
               'service': {'id': ID, 'type': 'databaseService', 'name': 's',
                 'fullyQualifiedName': 's', 'deleted': false},
               'serviceType': 'Postgres', 'testSuite': {'id': ID, 'type': 'testSuite'},
               'tableProfilerConfig': CONFIG,
               'tableConstraints': [{'constraintType': 'UNIQUE', 'columns': ['a', 'b']}],
               'tablePartition':
                 {'columns': [{'columnName': 'a', 'intervalType': 'TIME-UNIT', 'interval': 'DAY'}]}}
              """),
          Map.entry(
              Bound.TABLE_TAGS,
              """
              {'tags': [{'tagFQN': 'PII.None', 'source': 'Tag'}],
               'columns': [{'name': 'a', 'tags': [],
                 'children': [{'name': 'b', 'tags': [{'tagFQN': 'PII.Sensitive'}]}]}]}
              """),
          Map.entry(Bound.PROFILER_CONFIG, "CONFIG"),
          Map.entry(
              Bound.TEST_SUITE,
              """
              {'id': ID, 'name': 'n', 'fullyQualifiedName': 'a.b.c.d.testSuite', 'displayName': 'x',
               'basic': true, 'executable': false, 'basicEntityReference': {'id': ID, 'type': 'table'},
               'executableEntityReference': {'id': ID, 'type': 'other'}}
              """),
          Map.entry(
              Bound.TEST_CASE,
              """
              {'id': ID, 'name': 'n', 'fullyQualifiedName': 'a.b.c.d.n', 'displayName': 'x',
               'description': 'y', 'entityLink': '<#E::table::a.b.c.d::columns::e>',
               'testDefinition': {'id': ID, 'type': 'testDefinition'},
               'parameterValues': [{'name': 'min', 'value': '1'}, {'name': 'max', 'extra': {}}],
               'computePassedFailedRowCount': true, 'useDynamicAssertion': false,
               'dimensionColumns': ['a'], 'deleted': false}
              """),
          Map.entry(
              Bound.TEST_DEFINITION,
              """
              {'name': 'n', 'description': 'x', 'entityType': 'COLUMN', 'testPlatforms': ['dbt'],
               'supportedDataTypes': ['INT'], 'enabled': true, 'sqlExpression': 'SELECT 1',
               'validatorClass': 'V', 'parameterDefinition': [
                 {'name': 'p', 'dataType': 'ARRAY', 'description': 'z', 'required': true,
                  'optionValues': ['a', 1, 2.5, {'b': null}, [true]]}]}
              """),
          Map.entry(
              Bound.DATABASE_SERVICE,
              """
              {'name': 'n', 'serviceType': 'Mysql',
               'connection': {'config': {'hostPort': 'h', 'port': 1, 'ssl': null, 'big': 12345678901}}}
              """),
          Map.entry(
              Bound.PIPELINE,
              """
              {'id': ID, 'name': 'n', 'fullyQualifiedName': 'a.n', 'deployed': true,
               'service': {'id': ID, 'type': 'testSuite'}, 'enabled': false,
               'airflowConfig': {'scheduleInterval': '0 0 * * *', 'retries': 0, 'delay': 1.5}}
              """),
          Map.entry(
              Bound.STORED_STATUS,
              """
              {'runId': 'r', 'pipelineState': 'failed', 'startDate': 1700000000000, 'timestamp': 5,
               'endDate': 1700000000001, 'status': [
                 {'name': 's', 'records': 1, 'warnings': 2, 'errors': 3, 'filtered': 4,
                  'failures': [{'name': 'f', 'error': 'e', 'stackTrace': 's'}]}]}
              """),
          Map.entry(
              Bound.SERVICE_ANSWER,
              "{'code': 200, 'reason': 'r', 'platform': 'Airflow', 'version': '2'}"),
          Map.entry(
              Bound.LATEST_RESULT,
              """
              {'fullyQualifiedName': 'a.b.c.d.e',
               'testCaseResult': {'timestamp': 1, 'testCaseStatus': 'Success', 'result': 'ok'}}
              """));

  private static final String CONFIG =
      """
      {'profileSample': 12.5, 'profileSampleType': 'ROWS', 'samplingMethodType': 'SYSTEM',
       'profileQuery': 'SELECT 1', 'partitioning': {'enablePartitioning': true,
         'partitionColumnName': 'a', 'partitionIntervalType': 'TIME-UNIT', 'partitionInterval': 3,
         'partitionIntervalUnit': 'DAY', 'partitionValues': ['x'], 'partitionIntegerRangeStart': 1,
         'partitionIntegerRangeEnd': 9}}
      """;

  @Test
  void allThatStandsInAnyPlaceIsReadAsJacksonBindsIt() throws IOException {
    TreeSet<String> differences = new TreeSet<>();
    int compared = 0;
    for (Bound<?> bound : Bound.ALL) {
      JsonNode sample = sample(bound);
      assertEquals(bound.outcomeOfJackson(sample), bound.outcome(sample));
      assertTrue(bound.type().isInstance(bound.outcome(sample)), bound + "");
      for (JsonNode changed : changed(sample)) {
        // Jackson also takes a link by its parts, which no server sends.
        Object expected =
            changed.path("entityLink").isObject()
                ? "the value of 'entityLink'"
                : bound.outcomeOfJackson(changed);
        Object actual = bound.outcome(changed);
        compared++;
        if (!expected.equals(actual)) {
          differences.add(
              bound.type().getSimpleName() + " " + changed + "\n   " + expected + "\n   " + actual);
        }
      }
    }
    assertEquals("", String.join("\n", differences));
    assertTrue(compared > 4000, "only " + compared + " values were compared");
  }

  @Test
  void whatIsKeptInLittleMemoryIsTheSameAfterwards() throws IOException {
    for (Bound<?> bound : List.of(Bound.TABLE, Bound.TEST_CASE)) {
      assertKept(bound, sample(bound));
    }
  }

  private static <T> void assertKept(Bound<T> bound, JsonNode sample) throws IOException {
    T value = bound.reader().read(sample);
    Form<T> form = Json.form(bound.reader());
    assertEquals(value, form.read(form.write(value)));
  }

  private static JsonNode sample(Bound<?> bound) throws IOException {
    return JsonTree.parse(
        Objects.requireNonNull(SAMPLES.get(bound))
            .replace("CONFIG", CONFIG)
            .replace("ID", "'6f0d9c0e-8f7b-4f0e-9a51-2d4f4a0b9c3e'")
            .replace("\"", "\\\"")
            .replace('\'', '"'));
  }

  /** The tree with each of its values removed, or replaced by each of the others. */
  private static List<JsonNode> changed(JsonNode sample) throws IOException {
    List<JsonNode> trees = new ArrayList<>();
    JsonNode others = JsonTree.parse(OTHERS);
    others.forEach(trees::add);
    change(sample.deepCopy(), others, trees);
    return trees;
  }

  private static void change(JsonNode root, JsonNode others, List<JsonNode> trees) {
    change(root, others, changed -> trees.add(root.deepCopy()));
  }

  private static void change(JsonNode node, JsonNode others, Consumer<JsonNode> changed) {
    if (node instanceof ObjectNode object) {
      for (String name :
          List.copyOf(object.properties().stream().map(Map.Entry::getKey).toList())) {
        JsonNode before = Objects.requireNonNull(object.get(name));
        for (JsonNode other : others) {
          object.set(name, other);
          changed.accept(object);
        }
        object.set(name, before);
        change(before, others, changed);
        JsonNode copy = object.deepCopy();
        object.remove(name);
        changed.accept(object);
        object.setAll((ObjectNode) copy);
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        JsonNode before = array.get(i);
        for (JsonNode other : others) {
          array.set(i, other);
          changed.accept(array);
        }
        array.set(i, before);
        change(before, others, changed);
      }
    }
  }
}
