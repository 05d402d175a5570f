package io.dqrun.runner.engines;

import java.util.List;
import java.util.Map;

/**
 * Hive 4.0.1. The class path is that of {@code org.apache.hive:hive-service} (without {@code
 * org.pac4j}), {@code hive-standalone-metastore-server}, {@code
 * org.apache.hadoop:hadoop-mapreduce-client-jobclient:3.3.6} and {@code hadoop-hdfs:3.3.6}, but
 * {@code hadoop-client-api}, {@code protobuf-java:2.5.0} and {@code slf4j-reload4j}; the main class
 * {@code org.apache.hive.service.server.HiveServer2} wants {@code --add-opens} for {@code
 * java.base}. Its {@code hive-site.xml} has the metastore in Derby ({@code
 * datanucleus.schema.autoCreateAll=true}, {@code hive.metastore.schema.verification=false}, {@code
 * metastore.support.special.characters.in.table.names=true}) and the jobs in the same process
 * ({@code hive.execution.engine=mr}, {@code mapreduce.framework.name=local}, {@code
 * hive.vectorized.execution.enabled=false}, {@code hive.stats.autogather=false}, as Hive answers
 * the least value from its statistics otherwise, where NaN counts, {@code
 * hive.exec.submit.local.task.via.child=false}, else joins want a program {@code hadoop}). Each
 * takes some seconds: it is asked for its state once per {@code hive.exec.counters.pull.interval},
 * and each of its files costs a process {@code chmod}, unless {@code fs.file.impl} names a {@code
 * LocalFileSystem} that does without. What is below {@code hive.exec.local.scratchdir} is deleted
 * when Hive starts.
 */
class HiveEngineTest extends HiveFamilyLaws {

  HiveEngineTest() {
    super("Hive", "hive", Map.of("databaseSchema", "sch"));
  }

  /** In the format that it has by itself, a text of two lines would be two rows. */
  @Override
  List<String> preparation() {
    return List.of("CREATE DATABASE IF NOT EXISTS sch", "SET hive.default.fileformat=ORC");
  }

  /** Columns cannot have a dot, and databases and tables neither a backslash nor an umlaut. */
  @Override
  boolean canBeNamed(String quoted) {
    return quoted.matches("[\\p{ASCII}&&[^.\\\\]]*");
  }

  @Override
  List<String> goldenTables() {
    return List.of(
        "CREATE DATABASE IF NOT EXISTS `My \"schema\"`",
        "CREATE TABLE IF NOT EXISTS `My \"schema\"`.`o``rders` (`na\"me` STRING, qty INT, rate FLOAT,"
            + " placed_on DATE, placed_at TIMESTAMP, seen_at TIMESTAMP WITH LOCAL TIME ZONE)",
        // Names are the same in any case: this was a table of the verdicts.
        "DROP TABLE sch.orders",
        "CREATE TABLE sch.orders (k INT, qty INT, name STRING, c STRING, flag BOOLEAN, seen TIMESTAMP,"
            + " j STRING)",
        "CREATE TABLE IF NOT EXISTS sch.b (k INT, qty INT, name STRING, c STRING, flag INT,"
            + " seen TIMESTAMP, j STRING)");
  }
}
