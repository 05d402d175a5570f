package io.dqrun.convert.pipeline;

import io.dqrun.convert.Remarks;
import io.dqrun.convert.WorkflowFile;
import io.dqrun.draft.Draft;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The place of dbt's files must be named, where its keys alone once told it. */
final class DbtConfigType extends KindRule {

  private static final Map<String, String> CREDENTIALS =
      Map.ofEntries(
          Map.entry("awsAccessKeyId", "s3"),
          Map.entry("awsSecretAccessKey", "s3"),
          Map.entry("awsRegion", "s3"),
          Map.entry("awsSessionToken", "s3"),
          Map.entry("endPointURL", "s3"),
          Map.entry("assumeRoleArn", "s3"),
          Map.entry("gcpConfig", "gcs"),
          Map.entry("gcsConfig", "gcs"),
          Map.entry("clientId", "azure"),
          Map.entry("clientSecret", "azure"),
          Map.entry("tenantId", "azure"),
          Map.entry("accountName", "azure"));

  DbtConfigType() {
    super("SP-06", "Writes dbtConfigType after what dbtConfigSource holds", "1.1", "1.4.0", "DBT");
  }

  @Override
  void change(WorkflowFile file, Draft.Mapping config, Remarks remarks) {
    Optional<Draft.Entry> source = config.find("dbtConfigSource");
    Optional<Draft.Mapping> values = source.flatMap(Draft.Entry::mapping);
    Optional<Draft.Entry> given = values.flatMap(v -> v.find("dbtConfigType"));
    if (values.isEmpty() || given.filter(type -> !type.isNull()).isPresent()) {
      return;
    }
    Set<String> signs = signs(values.get());
    if (signs.size() != 1) {
      remarks.undecided(
          source.get(),
          "the keys of `dbtConfigSource` do not tell where the files of dbt are",
          "write `dbtConfigType`: cloud, local, http, s3, gcs or azure");
      return;
    }
    String type = signs.iterator().next();
    given.ifPresentOrElse(
        entry -> entry.set(type), () -> values.get().addFirst("dbtConfigType", type));
  }

  private static Set<String> signs(Draft.Mapping source) {
    Set<String> signs = new TreeSet<>();
    for (Draft.Entry entry : source.entries()) {
      String key = entry.key();
      if (entry.isNull()) {
        continue;
      }
      if (key.startsWith("dbtCloud")) {
        signs.add("cloud");
      } else if (key.endsWith("FilePath")) {
        signs.add("local");
      } else if (key.endsWith("HttpPath")) {
        signs.add("http");
      } else if (key.equals("dbtSecurityConfig")) {
        entry.mapping().map(Draft.Mapping::entries).orElse(List.of()).stream()
            .filter(credential -> !credential.isNull())
            .map(Draft.Entry::key)
            .flatMap(credential -> Optional.ofNullable(CREDENTIALS.get(credential)).stream())
            .forEach(signs::add);
      }
    }
    return signs;
  }
}
