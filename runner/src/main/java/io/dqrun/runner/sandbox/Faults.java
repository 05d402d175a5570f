package io.dqrun.runner.sandbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What goes wrong on the way to the sandbox and back.
 *
 * @param latency how long every answer takes at least
 * @param rules which requests go wrong; of several that meet one request the first counts
 */
public record Faults(Duration latency, List<Rule> rules) {

  /** Nothing. */
  public static final Faults NONE = new Faults(Duration.ZERO, List.of());

  /**
   * Which requests go wrong, counted among those whose path holds a text.
   *
   * @param fault how
   * @param path the text; empty for all requests
   * @param every every how many requests
   * @param times how often at most
   */
  public record Rule(Fault fault, String path, int every, int times) {

    /** Checks the numbers. */
    public Rule {
      if (every < 1 || times < 0) {
        throw new IllegalArgumentException(
            "a fault comes every 1 or more requests, not " + every + ", " + times + " times");
      }
    }

    /** The same for requests alone whose path holds this text. */
    public Rule on(String newPath) {
      return new Rule(fault, newPath, every, times);
    }
  }

  /** Copies the rules. */
  public Faults {
    rules = List.copyOf(rules);
  }

  /** Every so many requests go wrong. */
  public static Rule every(int requests, Fault fault) {
    return new Rule(fault, "", requests, Integer.MAX_VALUE);
  }

  /** The next so many requests go wrong. */
  public static Rule next(int requests, Fault fault) {
    return new Rule(fault, "", 1, requests);
  }

  /** The same with slower answers. */
  public Faults with(Duration newLatency) {
    return new Faults(newLatency, rules);
  }

  /** The same with one more rule. */
  public Faults with(Rule rule) {
    List<Rule> more = new ArrayList<>(rules);
    more.add(rule);
    return new Faults(latency, more);
  }
}
