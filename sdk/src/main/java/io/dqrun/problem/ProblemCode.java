package io.dqrun.problem;

import java.util.Locale;

/**
 * The closed list of things that can be wrong. The {@link #id()} is part of the contract of the
 * command line; it never changes its meaning.
 */
public enum ProblemCode {
  // Reading a file.
  FILE_NOT_FOUND(Category.MISSING_INPUT),
  FILE_UNREADABLE(Category.MISSING_INPUT),
  FILE_TOO_LARGE(Category.INVALID_INPUT),
  EMPTY_FILE(Category.INVALID_INPUT),
  NOT_UTF8(Category.INVALID_INPUT),
  CONTROL_CHARACTER(Category.INVALID_INPUT),
  YAML_SYNTAX(Category.INVALID_INPUT),
  YAML_LIMIT(Category.INVALID_INPUT),
  YAML_TAG(Category.INVALID_INPUT),
  MULTIPLE_DOCUMENTS(Category.INVALID_INPUT),
  DUPLICATE_KEY(Category.INVALID_INPUT),
  MISSING_VARIABLE(Category.ENVIRONMENT),

  // The layout of a workflow.
  NOT_A_WORKFLOW(Category.INVALID_INPUT),
  UNKNOWN_KEY(Category.INVALID_INPUT),
  MISSING_KEY(Category.INVALID_INPUT),
  WRONG_TYPE(Category.INVALID_INPUT),
  INVALID_VALUE(Category.INVALID_INPUT),
  MOVED_SERVICE_CONNECTION(Category.INVALID_INPUT),
  LEGACY_LAYOUT(Category.INVALID_INPUT),
  UNSUPPORTED_SETTING(Category.INVALID_INPUT),
  SETTING_NOT_APPLIED(Category.INVALID_INPUT),

  // Converting a file of an older layout.
  CONVERSION_REFUSED(Category.INVALID_INPUT),
  CONVERSION_UNDECIDED(Category.INVALID_INPUT),
  CONVERSION_REVIEW(Category.INVALID_INPUT),
  CONVERSION_NOT_WRITTEN(Category.STORAGE),
  MERGE_CONFLICT(Category.INVALID_INPUT),
  TEMPLATE_LANGUAGE(Category.INVALID_INPUT),

  // What a workflow means.
  NOTHING_TO_RUN(Category.INVALID_INPUT),
  CASES_IN_LOGICAL_SUITE(Category.INVALID_INPUT),
  INVALID_NAME(Category.INVALID_INPUT),
  INVALID_FQN(Category.INVALID_INPUT),
  DUPLICATE_TEST_CASE(Category.INVALID_INPUT),
  DUPLICATE_SERVICE(Category.INVALID_INPUT),
  UNUSED_CONNECTION(Category.INVALID_INPUT),
  UNKNOWN_DEFINITION(Category.INVALID_INPUT),
  UNKNOWN_PARAMETER(Category.INVALID_INPUT),
  MISSING_PARAMETER(Category.INVALID_INPUT),
  INVALID_PARAMETER(Category.INVALID_INPUT),
  MISSING_COLUMN_NAME(Category.INVALID_INPUT),
  UNEXPECTED_COLUMN_NAME(Category.INVALID_INPUT),
  CLEAR_SECRET(Category.INVALID_INPUT),
  PLAIN_HTTP_TOKEN(Category.INVALID_INPUT),
  INSECURE_TLS(Category.INVALID_INPUT),

  // The server.
  SERVER_UNREACHABLE(Category.UNREACHABLE),
  SERVER_ERROR(Category.UNREACHABLE),
  NOT_OPENMETADATA(Category.UNREACHABLE),
  UNSUPPORTED_SERVER(Category.ENVIRONMENT),
  TOKEN_REFUSED(Category.REFUSED),
  PERMISSION_DENIED(Category.REFUSED),
  REQUEST_REFUSED(Category.EXECUTION),
  DEPRECATED_ENDPOINT(Category.EXECUTION),
  TABLE_NOT_FOUND(Category.EXECUTION),
  SUITE_NOT_FOUND(Category.EXECUTION),
  TEST_CASE_NOT_FOUND(Category.EXECUTION),
  TEST_CASE_REFUSED(Category.EXECUTION),
  UNREADABLE_TEST_CASE(Category.EXECUTION),
  STATUS_NOT_SENT(Category.EXECUTION),

  // The database.
  CONNECTION_MISSING(Category.EXECUTION),
  CONNECTION_INVALID(Category.EXECUTION),
  CONNECTION_MASKED(Category.REFUSED),
  DRIVER_MISSING(Category.EXECUTION),
  DATABASE_UNREACHABLE(Category.UNREACHABLE),
  COLUMN_NOT_FOUND(Category.EXECUTION),
  INCOMPATIBLE_COLUMN(Category.EXECUTION),
  UNSUPPORTED_DEFINITION(Category.EXECUTION),
  TEST_ABORTED(Category.EXECUTION),

  // Delivery.
  JOURNAL_FAILED(Category.STORAGE),
  JOURNAL_DAMAGED(Category.STORAGE),
  REPORT_FAILED(Category.STORAGE),
  RESULT_REJECTED(Category.EXECUTION),
  RESULT_QUEUED(Category.UNDELIVERED),

  INTERNAL_ERROR(Category.INTERNAL);

  private final Category category;
  private final String id;

  ProblemCode(Category category) {
    this.category = category;
    this.id = name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The code as users see it, in kebab case: {@code unknown-key}. */
  public String id() {
    return id;
  }

  /** What a caller can do about it. */
  public Category category() {
    return category;
  }
}
