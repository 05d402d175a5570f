package io.dqrun.runner.sandbox.store;

/** The kinds of entities that the sandbox keeps. */
public enum Kind {
  SERVICE(
      "databaseService",
      "services/databaseServices",
      "serviceType connection pipelines testConnectionResult"),
  DATABASE(
      "database",
      "databases",
      "service serviceType databaseSchemas default location retentionPeriod usageSummary"
          + " databaseProfilerConfig sourceUrl"),
  SCHEMA(
      "databaseSchema",
      "databaseSchemas",
      "database service serviceType tables retentionPeriod usageSummary sourceUrl"
          + " databaseSchemaProfilerConfig"),
  TABLE(
      "table",
      "tables",
      "tableType columns tableConstraints tablePartition location databaseSchema database service"
          + " serviceType usageSummary joins sampleData tableProfilerConfig customMetrics profile"
          + " testSuite dataModel schemaDefinition retentionPeriod fileFormat sourceUrl"),
  DEFINITION(
      "testDefinition",
      "dataQuality/testDefinitions",
      "entityType testPlatforms supportedDataTypes parameterDefinition dataQualityDimension"
          + " provider supportsRowLevelPassedFailed supportsDynamicAssertion"),
  SUITE(
      "testSuite",
      "dataQuality/testSuites",
      "tests summary testCaseResultSummary pipelines connection testConnectionResult serviceType"
          + " executable executableEntityReference basic basicEntityReference inherited"),
  CASE(
      "testCase",
      "dataQuality/testCases",
      "testDefinition entityLink entityFQN testSuite testSuites parameterValues testCaseResult"
          + " testCaseStatus computePassedFailedRowCount incidentId failedRowsSample"
          + " inspectionQuery useDynamicAssertion"),
  PIPELINE(
      "ingestionPipeline",
      "services/ingestionPipelines",
      "pipelineType sourceConfig airflowConfig service pipelineStatuses loggerLevel deployed"
          + " enabled openMetadataServerConnection provider applicationType");

  private static final String COMMON =
      "id name displayName fullyQualifiedName description owners tags domain domains dataProducts"
          + " reviewers followers votes lifeCycle certification extension version updatedAt"
          + " updatedBy href changeDescription deleted style";

  private final String type;
  private final String path;
  private final String fields;

  Kind(String type, String path, String fields) {
    this.type = type;
    this.path = path;
    this.fields = " " + fields + " " + common() + " ";
  }

  private static String common() {
    // A constant of an enum may not be read in its constructor; a method may be called.
    return COMMON;
  }

  /** The name of the kind in references and error texts. */
  public String type() {
    return type;
  }

  /** The path of the collection below {@code /api/v1/}. */
  public String path() {
    return path;
  }

  /** Whether a reading request may ask for it by this name. */
  public boolean hasField(String field) {
    return field.indexOf(' ') < 0 && fields.contains(" " + field + " ");
  }
}
