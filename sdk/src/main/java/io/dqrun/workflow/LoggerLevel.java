package io.dqrun.workflow;

/** How much upstream's runner logs; the key {@code loggerLevel}. */
public enum LoggerLevel {
  /** Everything. */
  DEBUG,
  /** What happens; the default. */
  INFO,
  /** What may be wrong. */
  WARN,
  /** What is wrong. */
  ERROR
}
