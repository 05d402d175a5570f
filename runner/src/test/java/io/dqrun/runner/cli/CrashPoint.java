package io.dqrun.runner.cli;

import io.dqrun.runner.cli.DebuggedProcess.Place;
import io.dqrun.runner.cli.DebuggedProcess.Stop;
import io.dqrun.runner.cli.LedgerGateway.Moment;
import io.dqrun.runner.cli.LedgerGateway.Trap;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;

/** The moments at which a run may end without having wanted to. */
enum CrashPoint {
  P1_LOCK_TAKEN("run.SuiteTurn", "sharing"),
  P2_JOURNAL_CREATED("delivery.ResultSpool", "<init>"),
  P3_PLAN_HALF_WRITTEN("delivery.JournalFile", "write"),
  P4_PLAN_FORCED("delivery.PrivateFiles", "forceFolder"),
  P5_SUITE_SENT("PUT", "/testSuites/basic", Moment.BEFORE, Moment.HEAD),
  P6_SUITE_ANSWERED("PUT", "/testCases", Moment.HEAD, Moment.HEAD),
  P7_CASE_SENT("PUT", "/testCases", Moment.BEFORE, Moment.AFTER),
  P8_CASE_ANSWERED("PUT", "/testCases", Moment.HEAD, Moment.AFTER),
  P9_RUNNING_SENT("PUT", "/pipelineStatus", Moment.BEFORE, Moment.AFTER),
  P10_STATEMENT_RUNNING("jdbc.JdbcSession$Answer", "begin"),
  P11_NO_RESULT_YET("delivery.ResultPublisher", "publish"),
  P12_RESULT_HALF_WRITTEN("delivery.JournalFile", "write"),
  P13_RESULT_NOT_FORCED("delivery.JournalFile", "force"),
  P14_RESULT_FORCED("delivery.ResultSender", "deliver"),
  P15_RESULT_HALF_SENT("POST", "/testCaseResults/", Moment.HEAD, Moment.BEFORE),
  P16_ANSWER_LOST("POST", "/testCaseResults/", Moment.AFTER, Moment.AFTER),
  P17_NOT_ACKNOWLEDGED("delivery.ResultSender", "acknowledge"),
  P18_ACKNOWLEDGED_NOT_FORCED("delivery.JournalFile", "write"),
  P19_NOT_UNLINKED("java.nio.file.Files", "deleteIfExists"),
  P20_REPORT_NOT_MOVED("java.nio.file.Files", "move"),
  P21_END_SENT("PUT", "/pipelineStatus", Moment.BEFORE, Moment.AFTER),
  P22_LOCK_HELD("delivery.SuiteLock", "close"),
  P23_REPLAY("delivery.LeftOver", "append"),
  P24_CONVERT("java.nio.file.Files", "move");

  private final String type;
  private final String method;
  private final Moment even;
  private final Moment odd;

  /** At the begin of a method of the program. */
  CrashPoint(String type, String method) {
    this(type, method, Moment.NEVER, Moment.NEVER);
  }

  /** At a request, for even and for odd seeds. */
  CrashPoint(String type, String method, Moment even, Moment odd) {
    this.type = type;
    this.method = method;
    this.even = even;
    this.odd = odd;
  }

  /** Where the program stands still; nowhere if the server holds it. */
  Stop stop(int seed) {
    if (this == P17_NOT_ACKNOWLEDGED && refuses(seed)) {
      return new Stop("io.dqrun.runner.delivery.PendingResult", "markRejected");
    }
    if (this == P20_REPORT_NOT_MOVED && seed % 2 == 1) {
      // Half of them earlier: the run is over, nothing is printed, and the report has its begin.
      return new Stop("io.dqrun.runner.cli.RunCommand", "print");
    }
    if (even != Moment.NEVER) {
      return new Stop("io.dqrun.Nowhere", "nowhere");
    }
    return new Stop(type.startsWith("java.") ? type : "io.dqrun.runner." + type, method);
  }

  /** Whether one of the cases is refused by the server for good. */
  static boolean refuses(int seed) {
    return seed % 3 == 0;
  }

  /** Which request the server holds. */
  Optional<Trap> trap(int seed) {
    return even == Moment.NEVER
        ? Optional.empty()
        : Optional.of(new Trap(type, method, requestNumber(seed), seed % 2 == 0 ? even : odd));
  }

  private int requestNumber(int seed) {
    return switch (this) {
      case P7_CASE_SENT, P8_CASE_ANSWERED, P15_RESULT_HALF_SENT, P16_ANSWER_LOST -> 1 + seed % 4;
      case P21_END_SENT -> 2;
      default -> 1;
    };
  }

  /** Whether this call of the method is meant; to be asked for each call of one process. */
  Predicate<Place> here(int seed) {
    int number = 1 + new Random(seed).nextInt(3);
    return switch (this) {
      case P3_PLAN_HALF_WRITTEN -> place -> text(place).contains("\"type\":\"plan\"");
      case P12_RESULT_HALF_WRITTEN ->
          counted(number, place -> text(place).contains("\"type\":\"result\""));
      case P10_STATEMENT_RUNNING -> counted(2, p -> true);
      case P13_RESULT_NOT_FORCED -> place -> place.calledBy("forceWritten");
      case P11_NO_RESULT_YET, P14_RESULT_FORCED -> counted(number, p -> true);
      case P17_NOT_ACKNOWLEDGED -> counted(refuses(seed) ? 1 : number, p -> true);
      case P18_ACKNOWLEDGED_NOT_FORCED -> afterAcknowledgement();
      case P19_NOT_UNLINKED -> place -> place.calledBy("close") || place.calledBy("deleteIfDone");
      case P23_REPLAY -> counted(1 + seed % 4, p -> true);
      case P20_REPORT_NOT_MOVED ->
          seed % 2 == 1 ? place -> true : place -> place.calledBy("replace");
      case P24_CONVERT -> counted(1 + seed % 2, place -> place.calledBy("write"));
      default -> place -> true;
    };
  }

  private static String text(Place place) {
    return new String(place.bytes(), StandardCharsets.UTF_8);
  }

  private static Predicate<Place> counted(int number, Predicate<Place> meant) {
    int[] count = new int[1];
    return place -> meant.test(place) && ++count[0] == number;
  }

  private static Predicate<Place> afterAcknowledgement() {
    boolean[] seen = new boolean[1];
    return place -> {
      boolean before = seen[0];
      seen[0] |= text(place).contains("\"type\":\"acknowledged\"");
      return before;
    };
  }

  /** Whether the method is about to write something of which a part is to be written. */
  boolean writesHalf() {
    return this == P3_PLAN_HALF_WRITTEN || this == P12_RESULT_HALF_WRITTEN;
  }

  /** Whether a signal may come too late to change how the run ends. */
  boolean isLate() {
    return compareTo(P18_ACKNOWLEDGED_NOT_FORCED) >= 0;
  }
}
