package io.dqrun.client;

import static io.dqrun.json.Fields.object;
import static io.dqrun.json.Scalars.ANY;
import static io.dqrun.json.Scalars.DOUBLE;
import static io.dqrun.json.Scalars.ID;
import static io.dqrun.json.Scalars.INT;
import static io.dqrun.json.Scalars.LONG;
import static io.dqrun.json.Scalars.MAP;
import static io.dqrun.json.Scalars.TEXT;
import static io.dqrun.json.Scalars.TRUTH;
import static io.dqrun.json.Scalars.parsed;

import io.dqrun.entity.Column;
import io.dqrun.entity.DatabaseService;
import io.dqrun.entity.EntityLink;
import io.dqrun.entity.EntityReference;
import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.IngestionPipeline;
import io.dqrun.entity.ParameterDefinition;
import io.dqrun.entity.ParameterValue;
import io.dqrun.entity.Table;
import io.dqrun.entity.TableConstraint;
import io.dqrun.entity.TablePartition;
import io.dqrun.entity.TablePartitioning;
import io.dqrun.entity.TableProfilerConfig;
import io.dqrun.entity.TableTags;
import io.dqrun.entity.TagLabel;
import io.dqrun.entity.TestCase;
import io.dqrun.entity.TestDefinition;
import io.dqrun.entity.TestSuite;
import io.dqrun.entity.User;
import io.dqrun.json.JsonReader;
import java.util.List;

/**
 * Reads the entities that servers answer with: by hand, because a short run would spend more time
 * on finding out how to read them than on reading. Their annotations say the same to Jackson, and a
 * test holds the two together.
 */
final class EntityReaders {

  static final JsonReader<FullyQualifiedName> FQN = parsed(FullyQualifiedName::parse);

  private static final JsonReader<List<String>> TEXTS = TEXT.list();

  static final JsonReader<User> USER =
      object(
          user ->
              new User(
                  user.required("name", TEXT),
                  user.orElse("isBot", TRUTH, false),
                  user.orElse("isAdmin", TRUTH, false)));

  private static final JsonReader<EntityReference> REFERENCE =
      object(
          reference ->
              new EntityReference(
                  reference.required("id", ID),
                  reference.required("type", TEXT),
                  reference.optional("name", TEXT),
                  reference.optional("fullyQualifiedName", TEXT)));

  private static final JsonReader<Column> COLUMN =
      object(
          column ->
              new Column(
                  column.required("name", TEXT),
                  column.required("dataType", TEXT),
                  column.optional("dataLength", INT),
                  column.optional("precision", INT),
                  column.optional("scale", INT),
                  column.optional("constraint", TEXT)));

  private static final JsonReader<TablePartitioning> PARTITIONING =
      object(
          part ->
              new TablePartitioning(
                  part.optional("enablePartitioning", TRUTH),
                  part.optional("partitionColumnName", TEXT),
                  part.optional("partitionIntervalType", TEXT),
                  part.optional("partitionInterval", LONG),
                  part.optional("partitionIntervalUnit", TEXT),
                  part.optional("partitionValues", TEXTS),
                  part.optional("partitionIntegerRangeStart", LONG),
                  part.optional("partitionIntegerRangeEnd", LONG)));

  static final JsonReader<TableProfilerConfig> PROFILER_CONFIG =
      object(
          config ->
              new TableProfilerConfig(
                  config.optional("profileSample", DOUBLE),
                  config.optional("profileSampleType", TEXT),
                  config.optional("samplingMethodType", TEXT),
                  config.optional("profileQuery", TEXT),
                  config.optional("partitioning", PARTITIONING)));

  private static final JsonReader<TableConstraint> CONSTRAINT =
      object(
          constraint ->
              new TableConstraint(
                  constraint.optional("constraintType", TEXT),
                  constraint.optional("columns", TEXTS)));

  private static final JsonReader<TablePartition.ByColumn> PARTITION_COLUMN =
      object(
          column ->
              new TablePartition.ByColumn(
                  column.required("columnName", TEXT),
                  column.optional("intervalType", TEXT),
                  column.optional("interval", TEXT)));

  private static final JsonReader<TablePartition> PARTITION =
      object(
          partition -> new TablePartition(partition.optional("columns", PARTITION_COLUMN.list())));

  static final JsonReader<Table> TABLE =
      object(
          table -> {
            Table.Builder built = Table.builder();
            table.give("id", ID, built::id);
            table.give("name", TEXT, built::name);
            table.give("fullyQualifiedName", FQN, built::fullyQualifiedName);
            table.give("columns", COLUMN.list(), built::addAllColumns);
            return built
                .tableType(table.optional("tableType", TEXT))
                .service(table.optional("service", REFERENCE))
                .serviceType(table.optional("serviceType", TEXT))
                .testSuite(table.optional("testSuite", REFERENCE))
                .tableProfilerConfig(table.optional("tableProfilerConfig", PROFILER_CONFIG))
                .tableConstraints(table.optional("tableConstraints", CONSTRAINT.list()))
                .tablePartition(table.optional("tablePartition", PARTITION))
                .build();
          });

  private static final JsonReader<List<TagLabel>> TAGS =
      object(tag -> new TagLabel(tag.required("tagFQN", TEXT))).list();

  private static final JsonReader<TableTags.TaggedColumn> TAGGED_COLUMN =
      object(
          column ->
              new TableTags.TaggedColumn(
                  column.required("name", TEXT),
                  column.optional("tags", TAGS),
                  column.optional("children", EntityReaders.TAGGED_COLUMN.list())));

  static final JsonReader<TableTags> TABLE_TAGS =
      object(
          table ->
              new TableTags(
                  table.optional("tags", TAGS), table.optional("columns", TAGGED_COLUMN.list())));

  static final JsonReader<TestSuite> TEST_SUITE =
      object(
          suite -> {
            TestSuite.Builder built = TestSuite.builder();
            suite.give("id", ID, built::id);
            suite.give("name", TEXT, built::name);
            suite.give("fullyQualifiedName", FQN, built::fullyQualifiedName);
            return built
                .displayName(suite.optional("displayName", TEXT))
                .basic(suite.optional("basic", "executable", TRUTH))
                .basicEntityReference(
                    suite.optional("basicEntityReference", "executableEntityReference", REFERENCE))
                .build();
          });

  private static final JsonReader<ParameterValue> PARAMETER_VALUE =
      object(
          value ->
              new ParameterValue(value.required("name", TEXT), value.orElse("value", TEXT, "")));

  static final JsonReader<TestCase> TEST_CASE =
      object(
          testCase -> {
            TestCase.Builder built = TestCase.builder();
            testCase.give("name", TEXT, built::name);
            testCase.give("fullyQualifiedName", FQN, built::fullyQualifiedName);
            testCase.give("entityLink", parsed(EntityLink::parse), built::entityLink);
            testCase.give("parameterValues", PARAMETER_VALUE.list(), built::addAllParameterValues);
            return built
                .id(testCase.optional("id", ID))
                .displayName(testCase.optional("displayName", TEXT))
                .description(testCase.optional("description", TEXT))
                .testDefinition(testCase.optional("testDefinition", REFERENCE))
                .computePassedFailedRowCount(
                    testCase.optional("computePassedFailedRowCount", TRUTH))
                .useDynamicAssertion(testCase.optional("useDynamicAssertion", TRUTH))
                .dimensionColumns(testCase.optional("dimensionColumns", TEXTS))
                .deleted(testCase.optional("deleted", TRUTH))
                .build();
          });

  private static final JsonReader<ParameterDefinition> PARAMETER =
      object(
          parameter ->
              new ParameterDefinition(
                  parameter.required("name", TEXT),
                  parameter.optional("dataType", TEXT),
                  parameter.optional("description", TEXT),
                  parameter.optional("required", TRUTH),
                  parameter.optional("optionValues", ANY.list())));

  static final JsonReader<TestDefinition> TEST_DEFINITION =
      object(
          definition -> {
            TestDefinition.Builder built = TestDefinition.builder();
            definition.give("name", TEXT, built::name);
            definition.give("testPlatforms", TEXTS, built::addAllTestPlatforms);
            definition.give("supportedDataTypes", TEXTS, built::addAllSupportedDataTypes);
            definition.give(
                "parameterDefinition", PARAMETER.list(), built::addAllParameterDefinition);
            return built
                .description(definition.optional("description", TEXT))
                .entityType(definition.optional("entityType", TEXT))
                .enabled(definition.optional("enabled", TRUTH))
                .sqlExpression(definition.optional("sqlExpression", TEXT))
                .validatorClass(definition.optional("validatorClass", TEXT))
                .build();
          });

  static final JsonReader<DatabaseService> DATABASE_SERVICE =
      object(
          service ->
              new DatabaseService(
                  service.required("name", TEXT),
                  service.required("serviceType", TEXT),
                  service.optional("connection", MAP)));

  static final JsonReader<IngestionPipeline> PIPELINE =
      object(
          pipeline ->
              new IngestionPipeline(
                  pipeline.required("id", ID),
                  pipeline.required("name", TEXT),
                  pipeline.required("fullyQualifiedName", FQN),
                  pipeline.optional("service", REFERENCE),
                  pipeline.optional("deployed", TRUTH),
                  pipeline.optional("enabled", TRUTH),
                  pipeline.optional("airflowConfig", MAP)));

  private EntityReaders() {}
}
