package io.dqrun.submit;

import io.dqrun.entity.IngestionPipeline;

/**
 * A suite's ingestion pipeline that is on the server.
 *
 * @param pipeline the pipeline
 * @param action whether it was created for this
 */
public record PreparedPipeline(IngestionPipeline pipeline, Action action) {}
