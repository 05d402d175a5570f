package io.dqrun.runner.jdbc;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.dqrun.runner.connector.JdbcTarget;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Types;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What drivers that are not known by name do, by hand-written ones. */
class GeneralEngineTest {

  private static final Engine ENGINE = new GeneralEngine();

  private static JdbcTarget target(String url) {
    return new JdbcTarget("Any", url, Map.of(), Map.of(), "db", "127.0.0.1:1/db");
  }

  /**
   * Hive's has no address in its metadata, and neither transactions nor sessions that only read.
   */
  @Test
  void aDriverThatRefusesAllThatIsNotNeededIsUsed() {
    Connection poor =
        fake(
            Connection.class,
            Map.of(
                "isClosed",
                () -> false,
                "getMetaData",
                GeneralEngineTest::refused,
                "setReadOnly",
                GeneralEngineTest::refused,
                "setAutoCommit",
                GeneralEngineTest::refused));
    assertDoesNotThrow(() -> ENGINE.prepare(poor, target("jdbc:hive2://127.0.0.1:1/db")));
  }

  @Test
  void aLostConnectionIsNotUsed() {
    Connection lost =
        fake(
            Connection.class,
            Map.of("isClosed", () -> true, "setReadOnly", GeneralEngineTest::refused));
    assertThrows(
        SQLException.class, () -> ENGINE.prepare(lost, target("jdbc:hive2://127.0.0.1:1/db")));
  }

  /** Some drivers connect with the first statement only. */
  @Test
  void aDriverThatConnectsLateIsAskedSomething() {
    Connection late = fake(Connection.class, Map.of("createStatement", GeneralEngineTest::refused));
    for (String url : List.of("jdbc:trino://h:1/db", "jdbc:clickhouse:http://h:1/db")) {
      assertThrows(SQLException.class, () -> ENGINE.prepare(late, target(url)), url);
    }
  }

  /** As ClickHouse's driver gives them. */
  @Test
  void tuplesAndAddressesAreShownAsPeopleWriteThem() throws Exception {
    assertEquals("[1, a, [2, null]]", value(new Object[] {1, "a", new Object[] {2L, null}}));
    assertEquals("[]", value(new Object[0]));
    assertEquals("10.1.2.3", value(InetAddress.getByName("10.1.2.3")));
    // Not "named/10.1.2.3", as Java has it.
    assertEquals("10.1.2.3", value(InetAddress.getByAddress("named", new byte[] {10, 1, 2, 3})));
    assertEquals("2001:db8:0:0:0:0:0:1", value(InetAddress.getByName("2001:db8::1")));
  }

  private static Object value(Object given) throws SQLException {
    ResultSetMetaData meta =
        fake(ResultSetMetaData.class, Map.of("getColumnType", () -> Types.OTHER));
    ResultSet row =
        fake(
            ResultSet.class,
            Map.of(
                "getMetaData",
                () -> meta,
                "getObject",
                () -> given,
                "getString",
                () -> "as the driver writes it"));
    return String.valueOf(ENGINE.value(row, 1));
  }

  private interface Answer {
    Object give() throws SQLException;
  }

  private static Object refused() throws SQLException {
    throw new SQLFeatureNotSupportedException("Method not supported");
  }

  /** One that has these methods and no others. */
  private static <T> T fake(Class<T> type, Map<String, Answer> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              Answer answer = answers.get(method.getName());
              if (answer == null) {
                throw new AssertionError(method);
              }
              return answer.give();
            }));
  }
}
