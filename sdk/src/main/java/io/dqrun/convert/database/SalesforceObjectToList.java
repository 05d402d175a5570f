package io.dqrun.convert.database;

import io.dqrun.convert.Remarks;
import io.dqrun.convert.WorkflowFile;
import io.dqrun.draft.Draft;

/** Several objects of Salesforce can be named. */
final class SalesforceObjectToList extends ConnectionRule {

  SalesforceObjectToList() {
    super(
        "DB-26",
        "Moves sobjectName of Salesforce into the list sobjectNames",
        "1.6",
        "1.13.0",
        "Salesforce");
  }

  @Override
  void change(WorkflowFile file, Fields connection, Remarks remarks) {
    connection.rename("sobjectName", "sobjectNames").ifPresent(Draft.Entry::wrapInList);
  }
}
