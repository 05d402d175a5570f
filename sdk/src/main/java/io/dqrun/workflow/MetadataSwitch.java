package io.dqrun.workflow;

/**
 * A boolean of {@code openMetadataServerConfig} that only the metadata connector reads. Each of
 * them is true unless the file says otherwise.
 */
public enum MetadataSwitch {
  INCLUDE_TOPICS("includeTopics"),
  INCLUDE_TABLES("includeTables"),
  INCLUDE_DASHBOARDS("includeDashboards"),
  INCLUDE_PIPELINES("includePipelines"),
  INCLUDE_ML_MODELS("includeMlModels"),
  INCLUDE_USERS("includeUsers"),
  INCLUDE_TEAMS("includeTeams"),
  INCLUDE_GLOSSARY_TERMS("includeGlossaryTerms"),
  INCLUDE_TAGS("includeTags"),
  INCLUDE_POLICY("includePolicy"),
  INCLUDE_MESSAGING_SERVICES("includeMessagingServices"),
  INCLUDE_DATABASE_SERVICES("includeDatabaseServices"),
  INCLUDE_PIPELINE_SERVICES("includePipelineServices"),
  SUPPORTS_DATA_INSIGHT_EXTRACTION("supportsDataInsightExtraction"),
  SUPPORTS_ELASTIC_SEARCH_REINDEXING_EXTRACTION("supportsElasticSearchReindexingExtraction");

  private final String text;

  MetadataSwitch(String text) {
    this.text = text;
  }

  /** The key in the workflow file. */
  public String text() {
    return text;
  }
}
