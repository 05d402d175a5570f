package io.dqrun.runner.check;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadOnlyStatementTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1",
        "  select id from orders where qty is null ; ",
        "-- all of them\nSELECT * FROM t",
        "--without a blank\nSELECT * FROM t",
        "SELECT 1 --delete from here\nFROM t",
        "/* drop table t; */ SELECT 1",
        "# a comment of MySQL\nSELECT 1",
        "(SELECT 1) UNION (SELECT 2)",
        "VALUES (1), (2)",
        "TABLE orders",
        ";WITH x AS (SELECT 1 AS a) SELECT a FROM x",
        "WITH RECURSIVE x(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM x WHERE n < 9) SELECT * FROM x",
        "WITH a AS MATERIALIZED (SELECT 1), b AS (SELECT 2) SELECT * FROM a, b",
        "SELECT comment FROM t",
        "SELECT comment, update, call FROM t WHERE (update IS NULL) ORDER BY update DESC",
        "SELECT count(*) comment FROM t",
        "SELECT max(x) AS delete FROM t",
        "SELECT t.delete FROM t",
        "SELECT \"drop\", `delete` FROM t WHERE x = 'insert into t; drop table t'",
        "SELECT 'it''s; drop table t'",
        "SELECT replace(a, 'x', 'y'), truncate(b, 2) FROM t",
        "SELECT $$it's$$",
        "SELECT '{\"a\":1}'::jsonb #> '{a}'",
        "SELECT :x, ?, a::int FROM t",
        "SELECT CAST(a AS TIMESTAMP WITH TIME ZONE) update FROM t",
        "SELECT substring(a FOR 3) FROM t",
        "SELECT arr[1] FROM t",
        "SELECT [my column] FROM [my table]",
        "SELECT 'C:\\' FROM t"
      })
  void readsAreAccepted(String sql) {
    assertTrue(ReadOnlyStatement.accepts(sql), sql);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT $$; drop table t$$",
        "SELECT [drop it; now] FROM [my table]",
        "SELECT 'C:\\' , '; drop table t' FROM t",
        "SELECT delete FROM t"
      })
  void whatOnlySomeDatabasesTakeForAReadIsRefused(String sql) {
    assertFalse(ReadOnlyStatement.accepts(sql), sql);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ";",
        "-- nothing",
        "delete from t",
        "DELETE FROM orders",
        "INSERT INTO t VALUES (1)",
        "UPDATE t SET a = 1",
        "MERGE INTO t USING s ON a = b WHEN MATCHED THEN DELETE",
        "CREATE OR REPLACE TABLE t (a INT)",
        "REPLACE INTO t VALUES (1)",
        "TRUNCATE t",
        "DROP TABLE t",
        "ALTER TABLE t ADD a INT",
        "EXEC p",
        "EXECUTE p",
        "call p()",
        "{call p()}",
        "{ ? = call p() }",
        "LOCK TABLE t",
        "SET TRANSACTION READ WRITE",
        "COPY t TO '/data/x'",
        "COMMENT ON TABLE t IS 'x'",
        "GRANT ALL ON t TO u",
        "COMMIT",
        "BEGIN",
        "DO $$ BEGIN DELETE FROM t; END $$",
        "EXPLAIN ANALYZE DELETE FROM t",
        "PRAGMA writable_schema = 1",
        "ATTACH 'x' AS y",
        "VACUUM",
        "SELECT 1; DROP TABLE t",
        "SELECT E'a''\\'', '\\'; DELETE FROM t; --'",
        "SELECT 1 -- x\r; DELETE FROM t",
        "SELECT 1;; SELECT 2",
        "SELECT 1 DROP TABLE t",
        "SELECT 1 DELETE FROM t",
        "SELECT 1 EXEC p",
        "SELECT 1 EXEC @p",
        "SELECT * INTO t2 FROM t",
        "SELECT 1 INTO OUTFILE '/data/x'",
        "SELECT * FROM t FOR UPDATE",
        "SELECT * FROM t FOR NO KEY UPDATE",
        "SELECT * FROM t LOCK IN SHARE MODE",
        "WITH x AS (DELETE FROM t RETURNING *) SELECT * FROM x",
        "WITH x AS MATERIALIZED (UPDATE t SET a = 1 RETURNING *) SELECT * FROM x",
        "WITH x AS (SELECT 1) DELETE FROM t",
        "WITH x AS (SELECT 1), y AS (INSERT INTO t SELECT 1 RETURNING a) SELECT * FROM y",
        "WITH x AS (SELECT 1) INSERT INTO t SELECT * FROM x",
        "WITH x AS (WITH y AS (DELETE FROM t RETURNING *) SELECT * FROM y) SELECT * FROM x",
        "WITH FUNCTION f RETURN NUMBER IS BEGIN DELETE FROM t; RETURN 1; END; SELECT f FROM dual",
        "SELECT * FROM FINAL TABLE (INSERT INTO t VALUES (1))",
        "SELECT * FROM (DELETE FROM t OUTPUT deleted.*) x",
        "SELECT 1 /*! INTO OUTFILE '/data/x' */",
        // What is a text in one database is code in another.
        "SELECT 'a\\'; DROP TABLE t; --'",
        "SELECT \"a\\\"; DROP TABLE t; --\"",
        "SELECT E'\\'', 'x\\' ; DROP TABLE t --'",
        "SELECT 1 /* /* */ ; DROP TABLE t /* */ */",
        "SELECT 1 /* /* */ */ ; DROP TABLE t",
        "SELECT $a$ ; DROP TABLE t; -- $a$",
        "SELECT 1 # '\n; DROP TABLE t; # '",
        "SELECT 1--1; DROP TABLE t",
        "SELECT 1 AS [a'] ; DROP TABLE t; --'",
        "SELECT 1 AS [a]]'] ; DROP TABLE t; --'"
      })
  void everythingElseIsRefused(String sql) {
    assertFalse(ReadOnlyStatement.accepts(sql), sql);
  }
}
