package io.dqrun.runner.result;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.TestCase;
import io.dqrun.entity.TestCaseResult;
import io.dqrun.pack.Form;
import io.dqrun.pack.Packed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Outcomes in JSON; SQL that several cases took part in is kept once. */
final class OutcomeForm implements Form<CaseOutcome> {

  /** Made by the first run that is long enough. */
  private static final class Json {
    static final ObjectMapper MAPPER =
        JsonMapper.builder()
            .addModule(new Jdk8Module())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
  }

  /** Of so many statements it is known that they are kept already. */
  private static final int RECENT_STATEMENTS = 128;

  private static final Form<String> TEXT =
      new Form<>() {
        @Override
        public byte[] write(String value) {
          return value.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String read(byte[] bytes) {
          return new String(bytes, StandardCharsets.UTF_8);
        }
      };

  /** What is written of an outcome; its delivery is decided later. */
  record Written(TestCase testCase, TestCaseResult result, long nanos, List<Integer> statements) {}

  /** What is read where only the verdict counts. */
  private record WrittenVerdict(WrittenCase testCase, TestCaseResult result) {}

  private record WrittenCase(FullyQualifiedName fullyQualifiedName) {}

  private static final class Recent extends LinkedHashMap<String, Integer> {
    private static final long serialVersionUID = 1L;

    Recent() {
      super(RECENT_STATEMENTS * 2, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
      return size() > RECENT_STATEMENTS;
    }
  }

  private final Packed<String> statements = new Packed<>(TEXT);
  private final Map<String, Integer> recent = new Recent();

  @Override
  public byte[] write(CaseOutcome outcome) {
    List<Integer> places = new ArrayList<>();
    synchronized (recent) {
      for (String sql : outcome.statements()) {
        places.add(recent.computeIfAbsent(sql, statements::add));
      }
    }
    try {
      return Json.MAPPER.writeValueAsBytes(
          new Written(outcome.testCase(), outcome.result(), outcome.duration().toNanos(), places));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an outcome has no JSON form", e);
    }
  }

  @Override
  public CaseOutcome read(byte[] bytes) {
    try {
      Written written = Json.MAPPER.readValue(bytes, Written.class);
      return new CaseOutcome(
          written.testCase(),
          written.result(),
          Duration.ofNanos(written.nanos()),
          written.statements().stream().map(statements::get).toList(),
          Delivery.NONE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The verdict of a written outcome, in a fraction of the time that all of it takes. */
  CaseVerdict readVerdict(byte[] bytes) {
    try {
      WrittenVerdict written = Json.MAPPER.readValue(bytes, WrittenVerdict.class);
      return new CaseVerdict(written.testCase().fullyQualifiedName(), written.result());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
