package io.dqrun.convert.database;

import io.dqrun.convert.Remarks;
import io.dqrun.convert.WorkflowFile;

/** BigQuery finds out by itself how tables are partitioned. */
final class RemoveBigQueryFields extends ConnectionRule {

  RemoveBigQueryFields() {
    super(
        "DB-12",
        "Removes the partition fields and classificationName of BigQuery",
        "0.13",
        "1.0.0",
        "BigQuery");
  }

  @Override
  void change(WorkflowFile file, Fields connection, Remarks remarks) {
    connection.remove(
        "partitionQuery", "partitionQueryDuration", "partitionField", "classificationName");
  }
}
