import com.google.zetasql.Analyzer;
import com.google.zetasql.AnalyzerOptions;
import com.google.zetasql.LanguageOptions;
import com.google.zetasql.PreparedQuery;
import com.google.zetasql.SimpleCatalog;
import com.google.zetasql.SimpleColumn;
import com.google.zetasql.SimpleTable;
import com.google.zetasql.TableContent;
import com.google.zetasql.Value;
import com.google.zetasql.ZetaSQLBuiltinFunctionOptions;
import com.google.zetasql.ZetaSQLOptions.ProductMode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Google's own analyzer and reference implementation of the SQL of BigQuery, behind HTTP: {@code java -cp ...
 * ZetaSqlServer.java PORT}. {@code POST /query} has a query; the answer is a line for each row, with a type and a
 * value in hexadecimal digits for each column. {@code POST /table/A/B/C} makes a table of the rows of a query.
 */
public final class ZetaSqlServer {

  private static final List<String> SHORT = List.of("db", "sch");

  private final AnalyzerOptions options = new AnalyzerOptions();
  private final Map<List<String>, SimpleTable> tables = new LinkedHashMap<>();
  private final Map<String, TableContent> contents = new HashMap<>();

  private ZetaSqlServer() {
    LanguageOptions language = new LanguageOptions();
    language.enableMaximumLanguageFeatures();
    language.setProductMode(ProductMode.PRODUCT_EXTERNAL);
    options.setLanguageOptions(language);
    options.setDefaultTimezone("UTC");
  }

  public static void main(String[] arguments) throws IOException {
    ZetaSqlServer server = new ZetaSqlServer();
    HttpServer http =
        HttpServer.create(new InetSocketAddress("127.0.0.1", Integer.parseInt(arguments[0])), 0);
    http.createContext("/", server::answer);
    http.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String sql = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    int status = 200;
    String text;
    try {
      List<String> path = List.of(exchange.getRequestURI().getPath().substring(1).split("/"));
      text = path.get(0).equals("table") ? make(path.subList(1, path.size()), sql) : rows(sql);
    } catch (Exception e) {
      status = 400;
      text = String.valueOf(e.getMessage());
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private String make(List<String> path, String sql) {
    try (PreparedQuery query = prepare(sql)) {
      TableContent content = query.execute(Map.of());
      SimpleTable old = tables.get(path);
      String name = old == null ? "table " + tables.size() : old.getName();
      List<SimpleColumn> columns = new ArrayList<>();
      for (SimpleColumn column : query.getColumns()) {
        columns.add(new SimpleColumn(name, column.getName(), column.getType()));
      }
      tables.put(path, new SimpleTable(name, columns));
      contents.put(name, content);
      if (path.subList(0, 2).equals(SHORT)) {
        contents.put(path.get(2), content);
      }
    }
    return "";
  }

  private String rows(String sql) {
    StringBuilder text = new StringBuilder();
    try (PreparedQuery query = prepare(sql)) {
      for (List<Value> row : query.execute(Map.of()).getTableData()) {
        for (Value value : row) {
          text.append(value.getType().getKind().name().substring(5)).append(' ');
          text.append(value.isNull() ? "-" : hex(text(value))).append(' ');
        }
        text.append('\n');
      }
    }
    return text.toString();
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(("+" + text).getBytes(StandardCharsets.UTF_8));
  }

  private static String text(Value value) {
    return switch (value.getType().getKind()) {
      case TYPE_INT64 -> Long.toString(value.getInt64Value());
      case TYPE_DOUBLE -> Double.toString(value.getDoubleValue());
      case TYPE_BOOL -> Boolean.toString(value.getBoolValue());
      case TYPE_STRING -> value.getStringValue();
      case TYPE_NUMERIC -> value.getNumericValue().toPlainString();
      case TYPE_BIGNUMERIC -> value.getBigNumericValue().toPlainString();
      case TYPE_DATE -> value.getLocalDateValue().toString();
      case TYPE_DATETIME -> value.getLocalDateTimeValue().toString();
      case TYPE_TIMESTAMP -> Long.toString(value.getTimestampUnixMicros());
      default -> value.toString();
    };
  }

  /**
   * It executes nothing but queries of tables outside of any catalog: names are looked up as they are written
   * before they become such.
   */
  private PreparedQuery prepare(String sql) {
    Analyzer.analyzeStatement(sql, options, catalog());
    String flat = sql;
    for (Map.Entry<List<String>, SimpleTable> table : tables.entrySet()) {
      String path =
          table.getKey().stream().map(ZetaSqlServer::quoted).collect(Collectors.joining("."));
      flat = flat.replace(path, quoted(table.getValue().getName()));
    }
    return PreparedQuery.builder()
        .setSql(flat)
        .setAnalyzerOptions(options)
        .setCatalog(catalog())
        .setTablesContents(contents)
        .prepare();
  }

  private static String quoted(String name) {
    return "`" + name.replaceAll("([\\\\`'])", "\\\\$1") + "`";
  }

  /** Tables as they are named, and again outside, where some statements have the last name alone. */
  private SimpleCatalog catalog() {
    SimpleCatalog root = new SimpleCatalog("root");
    root.addZetaSQLFunctionsAndTypes(
        new ZetaSQLBuiltinFunctionOptions(options.getLanguageOptions()));
    tables.forEach(
        (path, table) -> {
          root.addSimpleTable(table);
          if (path.subList(0, 2).equals(SHORT)) {
            add(root, path.get(2), new SimpleTable(path.get(2), table.getColumnList()));
          }
          SimpleCatalog at = root;
          for (String name : path.subList(0, path.size() - 1)) {
            SimpleCatalog next = at.getCatalog(name, null);
            at = next == null ? at.addNewSimpleCatalog(name) : next;
          }
          add(at, path.get(path.size() - 1), table);
        });
    return root;
  }

  /** Names here differ by more than their case. */
  private static void add(SimpleCatalog catalog, String name, SimpleTable table) {
    if (catalog.getTable(name, null) == null) {
      catalog.addSimpleTable(name, table);
    }
  }
}
