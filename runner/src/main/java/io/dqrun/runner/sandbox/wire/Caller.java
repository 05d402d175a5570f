package io.dqrun.runner.sandbox.wire;

/**
 * Who asks.
 *
 * @param name the name under which changes are stored
 * @param isBot whether it is a bot; others see no passwords
 * @param mayWrite whether it may change anything
 */
public record Caller(String name, boolean isBot, boolean mayWrite) {

  public static final Caller BOT = new Caller("ingestion-bot", true, true);
  public static final Caller USER = new Caller("user", false, true);
  public static final Caller READER = new Caller("reader", false, false);
}
