package io.dqrun.runner.jdbc;

import io.dqrun.runner.connector.DataFolder;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A file that is a table, and how DuckDB is to read it: as pandas does, in whose words OpenMetadata
 * describes it. So the first line of a CSV file holds the names, whatever it looks like, and the
 * separator is not guessed.
 */
record DataFile(Path path, Format format) {

  enum Format {
    CSV,
    TSV,
    PARQUET,
    JSON
  }

  /** What pandas takes for a missing value. */
  private static final List<String> MISSING =
      List.of(
          "",
          "#N/A",
          "#N/A N/A",
          "#NA",
          "-1.#IND",
          "-1.#QNAN",
          "-NaN",
          "-nan",
          "1.#IND",
          "1.#QNAN",
          "<NA>",
          "N/A",
          "NA",
          "NULL",
          "NaN",
          "None",
          "n/a",
          "nan",
          "null");

  /** The file of a folder by its name there, if it is one and can be a table. */
  static Optional<DataFile> find(DataFolder folder, String name) {
    return format(name)
        .flatMap(
            format -> {
              try {
                Path path = folder.root().resolve(name).normalize();
                return path.startsWith(folder.root()) && Files.isRegularFile(path)
                    ? Optional.of(new DataFile(path, format))
                    : Optional.empty();
              } catch (InvalidPathException e) {
                return Optional.empty();
              }
            });
  }

  /** What a file is by its name; empty for one that cannot be a table. */
  static Optional<Format> format(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replaceFirst("\\.(gz|zst|snappy)$", "");
    return switch (plain.substring(plain.lastIndexOf('.') + 1)) {
      case "csv" -> Optional.of(Format.CSV);
      case "tsv" -> Optional.of(Format.TSV);
      case "parquet", "parq", "pq", "pqt" -> Optional.of(Format.PARQUET);
      case "json", "jsonl", "ndjson" -> Optional.of(Format.JSON);
      default -> Optional.empty();
    };
  }

  /** The file as what stands after FROM. */
  String from() {
    String exact = DataFolder.exactly(path);
    return switch (format) {
      case CSV -> csv(exact, ",");
      case TSV -> csv(exact, "\t");
      case PARQUET -> "read_parquet(" + literal(exact) + ", hive_partitioning = false)";
      case JSON -> "read_json(" + literal(exact) + ", hive_partitioning = false)";
    };
  }

  private static String csv(String path, String separator) {
    return "read_csv("
        + literal(path)
        + ", header = true, delim = "
        + literal(separator)
        + ", quote = '\"', escape = '\"', comment = '', nullstr = "
        + MISSING.stream().map(DataFile::literal).collect(Collectors.joining(", ", "[", "]"))
        + ", hive_partitioning = false)";
  }

  static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
