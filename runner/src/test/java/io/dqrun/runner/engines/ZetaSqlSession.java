package io.dqrun.runner.engines;

import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.Table;
import io.dqrun.runner.dialect.Dialect;
import io.dqrun.runner.execute.StatementFailure;
import io.dqrun.runner.sql.QueryAnswer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A session on {@code ZetaSqlServer}, which knows nothing but tables and queries. */
final class ZetaSqlSession implements EngineSession {

  private final Dialect dialect;
  private final String address;
  private final HttpClient client = HttpClient.newHttpClient();

  ZetaSqlSession(Dialect dialect, String address) {
    this.dialect = dialect;
    this.address = address;
  }

  @Override
  public Dialect dialect() {
    return dialect;
  }

  /** Makes a table of the rows of a query. */
  void make(List<String> path, String query) throws SQLException {
    String names =
        path.stream()
            .map(name -> URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"))
            .collect(Collectors.joining("/"));
    try {
      answer("table/" + names, query);
    } catch (StatementFailure e) {
      throw new SQLException(query, e);
    }
  }

  @Override
  public void update(String sql) throws SQLException {
    throw new SQLException(sql);
  }

  @Override
  public List<Table> tables(Set<FullyQualifiedName> needed) {
    return List.of();
  }

  @Override
  public List<@Nullable Object> firstRow(String sql) throws StatementFailure {
    return query(sql).firstRow();
  }

  @Override
  public QueryAnswer query(String sql) throws StatementFailure {
    List<String> lines = answer("query", sql);
    return new QueryAnswer(lines.size(), lines.isEmpty() ? List.of() : row(lines.get(0)));
  }

  @Override
  public void forEachRow(String sql, Consumer<List<@Nullable Object>> rows)
      throws StatementFailure {
    answer("query", sql).forEach(line -> rows.accept(row(line)));
  }

  private List<String> answer(String path, String sql) throws StatementFailure {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://" + address + "/" + path))
            .POST(HttpRequest.BodyPublishers.ofString(sql))
            .build();
    try {
      HttpResponse<String> response =
          client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      if (response.statusCode() >= 400) {
        throw new StatementFailure(
            StatementFailure.Kind.SQL, response.body(), new SQLException(sql));
      }
      return response.body().lines().toList();
    } catch (IOException | InterruptedException e) {
      throw new StatementFailure(StatementFailure.Kind.SQL, String.valueOf(e.getMessage()), e);
    }
  }

  /** Types and values by turns. */
  private static List<@Nullable Object> row(String line) {
    String[] words = line.split(" ", -1);
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = 0; i + 1 < words.length; i += 2) {
      values.add(words[i + 1].equals("-") ? null : value(words[i], text(words[i + 1])));
    }
    return values;
  }

  private static String text(String digits) {
    String text = new String(HexFormat.of().parseHex(digits), StandardCharsets.UTF_8);
    return text.substring(1);
  }

  private static Object value(String type, String text) {
    return switch (type) {
      case "INT64" -> Long.valueOf(text);
      case "DOUBLE" -> Double.valueOf(text);
      case "BOOL" -> Boolean.valueOf(text);
      case "NUMERIC", "BIGNUMERIC" -> withoutZeros(new BigDecimal(text));
      case "DATE" -> LocalDate.parse(text);
      case "DATETIME" -> LocalDateTime.parse(text);
      case "TIMESTAMP" ->
          LocalDateTime.ofInstant(
              Instant.EPOCH.plus(Long.parseLong(text), ChronoUnit.MICROS), ZoneOffset.UTC);
      default -> text;
    };
  }

  /** As BigQuery writes them. */
  private static BigDecimal withoutZeros(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  @Override
  public void close() {}
}
