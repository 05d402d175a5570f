package io.dqrun.runner.benchmark.deequ;

import com.amazon.deequ.VerificationResult;
import com.amazon.deequ.VerificationSuite;
import com.amazon.deequ.checks.Check;
import com.amazon.deequ.checks.CheckLevel$;
import com.amazon.deequ.checks.CheckResult;
import com.amazon.deequ.constraints.ConstraintResult;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import scala.Function1;
import scala.Option;
import scala.collection.JavaConverters;
import scala.collection.immutable.List$;
import scala.util.matching.Regex;

/**
 * The tests of the large table as Deequ checks: one constraint for each, two where Deequ has two
 * for a test with a lower and an upper bound.
 */
final class DeequChecks {

  private static final Function1<Object, Object> ANY = value -> true;
  private static final Function1<Object, Object> ALL = share -> (Double) share == 1.0;

  private Check check = new Check(CheckLevel$.MODULE$.Error(), "orders", List$.MODULE$.empty());

  private DeequChecks() {}

  /**
   * Arguments: the Parquet file, how many rows it has, and {@code light}, {@code full} or {@code
   * approximate}; the last is full, but with medians that are only nearly right. Ends with an error
   * if something could not be computed.
   */
  public static void main(String[] arguments) {
    DeequChecks checks = new DeequChecks();
    checks.light(Long.parseLong(arguments[1]));
    if (!arguments[2].equals("light")) {
      checks.heavy(arguments[2].equals("approximate"));
    }
    SparkSession spark =
        SparkSession.builder()
            .master("local[*]")
            .config("spark.ui.enabled", "false")
            // As many as there are processors: the default of 200 is for clusters.
            .config("spark.sql.shuffle.partitions", Runtime.getRuntime().availableProcessors())
            .getOrCreate();
    try {
      VerificationResult result =
          new VerificationSuite()
              .onData(spark.read().parquet(arguments[0]))
              .addCheck(checks.check)
              .run();
      int all = 0;
      int held = 0;
      for (CheckResult one : JavaConverters.asJavaIterable(result.checkResults().values())) {
        for (ConstraintResult constraint : JavaConverters.seqAsJavaList(one.constraintResults())) {
          if (constraint.metric().isEmpty() || constraint.metric().get().value().isFailure()) {
            throw new IllegalStateException(constraint.toString());
          }
          all++;
          boolean holds = constraint.status().toString().equals("Success");
          held += holds ? 1 : 0;
          if (!holds) {
            System.out.println("does not hold: " + constraint.constraint());
          }
        }
      }
      System.out.println(held + " of " + all + " constraints hold");
    } finally {
      spark.stop();
    }
  }

  private void light(long rows) {
    check = check.hasSize(size -> (Long) size >= 1, none());
    check = check.hasSize(size -> (Long) size == rows, none());
    check = check.hasColumnCount(count -> (Long) count == 12, none());
    for (String column : List.of("id", "customer", "amount", "status", "day", "created", "code")) {
      check = check.isComplete(column, none(), none());
    }
    between("id", 1, 1_000_000_000);
    between("customer", 0, 100_003);
    between("amount", 0, 1000);
    satisfies("rate at least 0", "rate IS NULL OR rate >= 0");
    between("price", 0, 100_000);
    satisfies("created late enough", "created >= TIMESTAMP_NTZ '2020-01-01 00:00:00'");
    check = check.isContainedIn("status", new String[] {"NEW", "PAID", "SENT", "DONE"});
    satisfies("status not forbidden", "status IS NULL OR status NOT IN ('LOST', 'BROKEN')");
    check = check.hasMax("amount", max -> (Double) max <= 1000, none(), none());
    check = check.hasMin("amount", min -> (Double) min >= 0, none(), none());
    check = check.hasMean("rate", mean -> (Double) mean >= 0, none());
    check = check.hasSum("customer", sum -> (Double) sum >= 0, none());
    check = check.hasStandardDeviation("price", deviation -> (Double) deviation >= 0, none());
    check = check.hasMax("id", max -> (Double) max >= 1, none(), none());
    check = check.hasMin("price", min -> (Double) min >= 0, none(), none());
    check = check.hasMinLength("name", length -> (Double) length >= 1, none(), none());
    check = check.hasMaxLength("name", length -> (Double) length <= 40, none(), none());
    check = check.hasMinLength("code", length -> (Double) length >= 1, none(), none());
    check = check.hasMaxLength("code", length -> (Double) length <= 20, none(), none());
    Regex pattern = new Regex("^C-[0-9]+$", List$.MODULE$.empty());
    check = check.hasPattern("code", pattern, ALL, none(), none(), none());
    satisfies("code without the pattern", "code IS NULL OR NOT code RLIKE '^X'");
    share("note there", "note IS NOT NULL AND note <> ''");
    share("name there", "name IS NOT NULL AND name <> ''");
  }

  private void heavy(boolean approximate) {
    for (String column : List.of("id", "code", "created", "customer", "name")) {
      check = check.isUnique(column, none(), none());
    }
    for (String column : List.of("amount", "rate", "price", "customer")) {
      check =
          approximate
              ? check.hasApproxQuantile(column, 0.5, ANY, none())
              : check.hasExactQuantile(column, 0.5, ANY, none());
    }
  }

  private void between(String column, double least, double most) {
    check = check.isContainedIn(column, least, most, true, true, none(), none());
  }

  /** All rows. */
  private void satisfies(String name, String condition) {
    check = check.satisfies(condition, name, ALL, none(), List$.MODULE$.empty(), none());
  }

  /** As many rows as there are. */
  private void share(String name, String condition) {
    check = check.satisfies(condition, name, ANY, none(), List$.MODULE$.empty(), none());
  }

  private static <T> Option<T> none() {
    return Option.empty();
  }
}
