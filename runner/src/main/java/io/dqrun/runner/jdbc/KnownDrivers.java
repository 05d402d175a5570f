package io.dqrun.runner.jdbc;

import java.util.List;
import java.util.Optional;

/** Every driver that {@code dq-run drivers install} can get; each one jar without further needs. */
public final class KnownDrivers {

  /** Types, separated by commas; coordinates; licence; SHA-256 of the jar. */
  private static final String TEXT =
      """
      MariaDB,Mysql,SingleStore,Doris,StarRocks | org.mariadb.jdbc:mariadb-java-client:3.5.11 | LGPL-2.1-or-later | 42604178b9e57ec08ee0035079961516f086e455d0141f0b22c6eff29fb2fff4
      Mssql,AzureSQL,Synapse | com.microsoft.sqlserver:mssql-jdbc:13.6.2.jre11 | MIT | 5fbc0a70fe4d1d563d431a41b23f493d68807571f0bb49db0bb1737e83e9161f
      Oracle | com.oracle.database.jdbc:ojdbc11:23.26.4.0.0 | Oracle Free Use Terms and Conditions | df977e9291499cd4ceee7d577462c285987dd2ad0216637c0865eb98956a9e6e
      Snowflake | net.snowflake:snowflake-jdbc:4.4.1 | Apache-2.0 | cb225d78ac10336669797dfef8588cffb7e3dae689f14120935831b1f6ba2709
      Redshift | com.amazon.redshift:redshift-jdbc42:2.3.0 | Apache-2.0 | 133009e292b583654c45e37bce15947d4e17a60a5804f730cb8abd22320b4295
      Databricks,UnityCatalog | com.databricks:databricks-jdbc:3.4.5 | Apache-2.0 | e6e346ef307c9c9b5f269419431880d0fd219b0152ec262162c13b1ba69e48e8
      Trino | io.trino:trino-jdbc:470 | Apache-2.0 | 4d46ab71c226a34b78124232e1cab2a00d515fb57c18513b4b6206ce558e2201
      Presto | com.facebook.presto:presto-jdbc:0.296 | Apache-2.0 | b2adc814448471daae316d344982a195e0271fe12ce84fcc13b9b537223e32a7
      Clickhouse | com.clickhouse:clickhouse-jdbc:0.9.0:all | Apache-2.0 | aad21a6b9d357d35d846d0c05b97cba6ed93cf9c6530c928ff38e423a26b6157
      Hive,Impala | org.apache.hive:hive-jdbc:4.0.1:standalone | Apache-2.0 | 5d74bb0130aae6a8a2fad9cf5ffa1608974a55f1013464334490f7e06311959e
      Druid | org.apache.calcite.avatica:avatica:1.28.0 | Apache-2.0 | ac5ce840e76d0ef8fa1aeba6833dd6d5c9358cdc7378659f959ddc590e1b7c8d
      Db2 | com.ibm.db2:jcc:12.1.5.0 | IBM International Program License Agreement | 04150111a29370247d162c3f05b8e938bf1314f19a63ad9a5302d88dd478e8e8
      Vertica | com.vertica.jdbc:vertica-jdbc:25.3.0-0 | Vertica Client License Agreement | f43c4ed61a9639d95214e00c888fd21c4ea283d60ca2ce06c6855a774ff5e583
      SapHana | com.sap.cloud.db.jdbc:ngdbc:2.28.8 | SAP Developer License Agreement | e3f74c7ae97187fdf7e561afaaf29d79f15ef6ec8bed2210e81d41728234b234
      Datalake | org.duckdb:duckdb_jdbc:2.0.0.1 | MIT | 6cb8b0e0fc51b2e45aead2d2c1e1fd09dd10267db2966e69aaab0de67319f826
      Exasol | com.exasol:exasol-jdbc:26.2.8 | EXAClient License | e8982813756ec2715a2bd2089169d08f1138031e7c26de02e62558df1883a459
      """;

  private KnownDrivers() {}

  /** All of them. */
  public static List<KnownDriver> all() {
    return TEXT.lines().map(KnownDrivers::parse).toList();
  }

  /** The driver for a type of database service, in any case. */
  public static Optional<KnownDriver> forType(String type) {
    return all().stream()
        .filter(driver -> driver.types().stream().anyMatch(type::equalsIgnoreCase))
        .findFirst();
  }

  private static KnownDriver parse(String line) {
    List<String> parts = List.of(line.split(" \\| ", -1));
    List<String> coordinates = List.of(parts.get(1).split(":", -1));
    return new KnownDriver(
        List.of(parts.get(0).split(",", -1)),
        coordinates.get(0),
        coordinates.get(1),
        coordinates.get(2),
        coordinates.size() > 3 ? coordinates.get(3) : "",
        parts.get(2),
        parts.get(3));
  }
}
