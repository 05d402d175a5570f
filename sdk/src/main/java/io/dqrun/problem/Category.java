package io.dqrun.problem;

/** What a caller can do about a problem; the command line derives its exit code from it. */
public enum Category {
  /** The workflow file says something wrong: fix the file. */
  INVALID_INPUT,
  /** The file is missing or cannot be read. */
  MISSING_INPUT,
  /** A secret or an environment variable is missing, or the server's version is unsupported. */
  ENVIRONMENT,
  /** The token or a permission was refused. */
  REFUSED,
  /** The server or the database does not answer. */
  UNREACHABLE,
  /** The journal or a report could not be written. */
  STORAGE,
  /** A test could not run or was aborted, or a result was refused for good. */
  EXECUTION,
  /** Results are safe on disk but not delivered; the next run sends them. */
  UNDELIVERED,
  /** A defect of this program. */
  INTERNAL
}
