package io.dqrun.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.dqrun.entity.DatabaseService;
import io.dqrun.entity.IngestionPipeline;
import io.dqrun.entity.Table;
import io.dqrun.entity.TableProfilerConfig;
import io.dqrun.entity.TableTags;
import io.dqrun.entity.TestCase;
import io.dqrun.entity.TestCaseResult;
import io.dqrun.entity.TestDefinition;
import io.dqrun.entity.TestSuite;
import io.dqrun.entity.User;
import io.dqrun.json.JsonReader;
import io.dqrun.json.UnreadableException;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What Jackson makes of the annotations of a type, beside what the client's own reader makes: both
 * have to be the same.
 */
record Bound<T>(Class<T> type, JsonReader<T> reader) {

  static final Bound<User> USER = new Bound<>(User.class, EntityReaders.USER);
  static final Bound<Table> TABLE = new Bound<>(Table.class, EntityReaders.TABLE);
  static final Bound<TableTags> TABLE_TAGS = new Bound<>(TableTags.class, EntityReaders.TABLE_TAGS);
  static final Bound<TableProfilerConfig> PROFILER_CONFIG =
      new Bound<>(TableProfilerConfig.class, EntityReaders.PROFILER_CONFIG);
  static final Bound<TestSuite> TEST_SUITE = new Bound<>(TestSuite.class, EntityReaders.TEST_SUITE);
  static final Bound<TestCase> TEST_CASE = new Bound<>(TestCase.class, EntityReaders.TEST_CASE);
  static final Bound<TestDefinition> TEST_DEFINITION =
      new Bound<>(TestDefinition.class, EntityReaders.TEST_DEFINITION);
  static final Bound<DatabaseService> DATABASE_SERVICE =
      new Bound<>(DatabaseService.class, EntityReaders.DATABASE_SERVICE);
  static final Bound<IngestionPipeline> PIPELINE =
      new Bound<>(IngestionPipeline.class, EntityReaders.PIPELINE);
  static final Bound<StoredStatus> STORED_STATUS =
      new Bound<>(StoredStatus.class, StoredStatus.READER);
  static final Bound<PipelineServiceAnswer> SERVICE_ANSWER =
      new Bound<>(PipelineServiceAnswer.class, PipelineServiceAnswer.READER);
  static final Bound<LatestResult> LATEST_RESULT =
      new Bound<>(LatestResult.class, LatestResult.READER);

  /** Only written by the client, and read back by Jackson alone. */
  static final Bound<TestCaseResult> RESULT =
      new Bound<>(TestCaseResult.class, node -> bind(node, TestCaseResult.class));

  static final List<Bound<?>> ALL =
      List.of(
          USER,
          TABLE,
          TABLE_TAGS,
          PROFILER_CONFIG,
          TEST_SUITE,
          TEST_CASE,
          TEST_DEFINITION,
          DATABASE_SERVICE,
          PIPELINE,
          STORED_STATUS,
          SERVICE_ANSWER,
          LATEST_RESULT);

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .build();

  /** What Jackson makes. */
  static <T> T bind(JsonNode node, Class<T> type) {
    try {
      return MAPPER.treeToValue(node, type);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** What the reader makes, which is what Jackson makes. */
  T readLikeJackson(JsonNode node, String place) throws IOException {
    T value = reader.read(node);
    assertEquals(bind(node, type), value, place);
    return value;
  }

  /** The value that the reader makes, or why it does not. */
  Object outcome(JsonNode node) {
    try {
      return reader.read(node);
    } catch (UnreadableException e) {
      return e.getMessage();
    }
  }

  /** The value that Jackson makes, or why it does not. */
  Object outcomeOfJackson(JsonNode node) {
    try {
      Object value = MAPPER.treeToValue(node, type);
      return value == null ? "the wrong shape" : value;
    } catch (JsonMappingException e) {
      String place =
          e.getPath().stream()
              .map(step -> step.getFieldName() == null ? "[]" : step.getFieldName())
              .collect(Collectors.joining("."));
      if (!place.isEmpty()) {
        return "the value of '" + place + "'";
      }
      return e.getCause() instanceof IllegalStateException missing
          ? String.valueOf(missing.getMessage())
          : "the wrong shape";
    } catch (JsonProcessingException e) {
      return "malformed";
    }
  }
}
