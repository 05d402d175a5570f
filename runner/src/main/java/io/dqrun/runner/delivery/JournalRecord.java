package io.dqrun.runner.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.dqrun.entity.PipelineStatus;
import io.dqrun.entity.TestCaseResult;
import java.util.Optional;

/**
 * One line of a journal. The numbers tie what happens to a result to the result.
 *
 * <p>A new key is ignored by older versions of the program. What they must not ignore gets a type
 * of its own: a journal with a type that is not known here is left alone.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = JournalRecord.Format.class, name = "format"),
  @JsonSubTypes.Type(value = JournalRecord.Plan.class, name = "plan"),
  @JsonSubTypes.Type(value = JournalRecord.Result.class, name = "result"),
  @JsonSubTypes.Type(value = JournalRecord.Sent.class, name = "sent"),
  @JsonSubTypes.Type(value = JournalRecord.Acknowledged.class, name = "acknowledged"),
  @JsonSubTypes.Type(value = JournalRecord.Rejected.class, name = "rejected"),
  @JsonSubTypes.Type(value = JournalRecord.Status.class, name = "status"),
  @JsonSubTypes.Type(value = JournalRecord.StatusSettled.class, name = "statusSettled"),
  @JsonSubTypes.Type(value = JournalRecord.End.class, name = "end")
})
sealed interface JournalRecord {

  /** Which version of this format the journal has; 1 where it is missing. */
  record Format(int number) implements JournalRecord {
    /** The one that this program reads and writes. */
    static final Format CURRENT = new Format(1);
  }

  /**
   * What the run is about to do.
   *
   * @param planned how many cases it has
   * @param offline true if the run asked no server, so that the server may not know the cases yet
   */
  record Plan(
      String runId,
      String server,
      String suite,
      int planned,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean offline)
      implements JournalRecord {}

  /** A verdict. It names the server itself, so that a damaged plan costs no result. */
  record Result(
      long number, String server, @JsonProperty("case") String testCase, TestCaseResult result)
      implements JournalRecord {}

  /**
   * The begin of a {@link Result}; only read, never written.
   *
   * @param start where the payload of the result starts in the journal, in bytes
   * @param length how many bytes it has
   */
  record ResultHead(
      long number, String server, String testCase, long timestamp, long start, int length)
      implements JournalRecord {}

  /** From here on the server may have the result. */
  record Sent(long number) implements JournalRecord {}

  /** The server has the result. */
  record Acknowledged(long number) implements JournalRecord {}

  /** The server refused the result for good. */
  record Rejected(long number, String reason) implements JournalRecord {}

  /** From here on the pipeline may show this status. It names the server, as results do. */
  record Status(String server, String pipeline, PipelineStatus status) implements JournalRecord {}

  /** The pipeline shows the end of the run, or never will. */
  record StatusSettled() implements JournalRecord {}

  /** The run ended in an orderly way; if results are left, why the last of them is. */
  record End(Optional<String> cause) implements JournalRecord {}
}
