package io.dqrun.convert.service;

import io.dqrun.convert.Remarks;
import io.dqrun.draft.Draft;

/** Airflow's database can no longer be read if it is an SQL Server. */
final class AirflowMssqlBackend extends ServiceRule {

  AirflowMssqlBackend() {
    super(
        "SC-12",
        "Asks for another connection to the database of Airflow than Mssql",
        "1.2",
        "1.3.0",
        "Airflow");
  }

  @Override
  void change(Draft.Mapping connection, Remarks remarks) {
    connection
        .mapping("connection")
        .flatMap(inner -> inner.find("type"))
        .filter(type -> type.text().filter("Mssql"::equals).isPresent())
        .ifPresent(
            type ->
                remarks.undecided(
                    type,
                    "Airflow's database can no longer be an Mssql",
                    "use a Mysql, Postgres or SQLite connection, or `type: Backend` where the"
                        + " workflow runs inside Airflow"));
  }
}
