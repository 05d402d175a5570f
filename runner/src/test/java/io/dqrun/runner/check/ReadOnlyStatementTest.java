package io.dqrun.runner.check;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
        "WITH RECURSIVE x(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM x WHERE n < 9) SELECT * FROM"
            + " x",
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
        "SELECT 'C:\\' FROM t",
        "SELECT q'[it's]' FROM dual",
        "SELECT nq'{a}b}' AS x FROM dual",
        "SELECT 'it''s', \"a\"\"b\", '''x'''",
        "SELECT r'\\d+' FROM t",
        "SELECT 1 // what for\nFROM t",
        "SELECT a / b, 'http://x' FROM t",
        "SELECT 1.5e3, .5, 0x1F, 1e5, 1., 2023_sales.a FROM 2023_sales",
        "SELECT CASE WHEN a=1THEN 1ELSE 2END FROM t WHERE a=1OR 1=1",
        "SELECT * FROM t USE INDEX (i) WHERE a = 1",
        "SELECT CAST(a AS CHAR CHARACTER SET utf8mb4) FROM t",
        "SELECT commit, rollback, savepoint FROM git WHERE commit = 'x' ORDER BY commit",
        "SELECT grant, revoke, lock, set, use FROM t WHERE lock > 3",
        "SELECT * FROM t WITH (NOLOCK)",
        "SELECT xlock, (holdlock) FROM t",
        "SELECT SYSTEM$TYPEOF(a) FROM t",
        "SELECT DBMS_LOB.GETLENGTH(a), UTL_RAW.CAST_TO_VARCHAR2(b) FROM t",
        "SELECT * FROM OPENROWSET(BULK 'https://x', FORMAT = 'PARQUET') AS r",
        "SELECT CONVERT(a USING utf8mb4) FROM t JOIN u USING (id)",
        "SELECT 'lo_import(1)', nextval, reflect FROM t",
        "SELECT query(a), system.b FROM t",
        "SELECT url, file FROM t WHERE url IN (SELECT file FROM s3('https://x'))",
        "SELECT data ->> 'key', data ->> 0 FROM t",
        "SELECT 'na\u00efve \u2013 \u20ac' AS \u00e4 FROM t",
        "SELECT\u00a01"
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
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "DELETE FROM t|it begins with DELETE; only what begins with SELECT, WITH, VALUES or TABLE reads",
        "-- nothing|it is empty; only what begins",
        "SELEC 1|it begins with SELEC; ",
        "SELECT 1; DROP TABLE t|it has a semicolon before DROP; only one statement is executed",
        "SELECT 1 DROP TABLE t|DROP may begin another statement before TABLE; leave it out, or quote it",
        "SELECT * INTO u FROM t|INTO U writes what is selected",
        "SELECT * FROM t FOR UPDATE|FOR UPDATE locks rows against others",
        "SELECT * FROM t WITH (UPDLOCK)|the hint UPDLOCK locks rows against others",
        "WITH x AS (DELETE FROM t RETURNING 1) SELECT 1 FROM x|DELETE after a parenthesis may change",
        "WITH x AS (SELECT 1) UPDATE t SET a = 1|UPDATE may begin another statement before T",
        "SELECT lo_import('/etc/passwd')|LO_IMPORT may do more than read",
        "SELECT 1 /*! + 1 */|it has a comment that begins with /*!, which MySQL runs; leave it out",
        "SELECT 'C:\\' , '; drop table t' FROM t|on databases where 'it\\'s' is one text, it has a semicolon",
        "SELECT \u0001 1|it has the control character U+0001"
      })
  void whatIsRefusedIsNamed(String sql, String reason) {
    String told = ReadOnlyStatement.refusal(sql).orElseThrow();
    assertTrue(told.startsWith(reason), told);
  }

  @Test
  void aWordIsShownNoLongerThanALine() {
    String told = ReadOnlyStatement.refusal("x".repeat(5000)).orElseThrow();
    assertTrue(told.length() < 200, told);
  }

  /** As many readings as there can be, of a text as long as a workflow file may be. */
  @Test
  void aTextThatIsMadeToBeHardCostsNoMinutes() {
    String hard = "'\\\"\\`[$a$//--#/* /* \r E'\\ r'\\ q'[''' ";
    assertTimeout(
        Duration.ofSeconds(20),
        () -> assertFalse(ReadOnlyStatement.accepts("SELECT " + hard.repeat(30_000))));
    assertTimeout(
        Duration.ofSeconds(20),
        () -> assertNotNull(ReadOnlyStatement.accepts("SELECT " + hard.repeat(20))));
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
        "SELECT 1 EXEC('DROP TABLE t')",
        "SELECT a FROM t EXECUTE ('DROP TABLE t')",
        "SELECT 1 EXEC #p",
        "SELECT 1 EXEC ..p",
        "SELECT 1DROP TABLE t",
        "SELECT 1.DROP TABLE t",
        "SELECT .5DROP TABLE t",
        "SELECT $1DROP TABLE t",
        "SELECT $DROP TABLE t",
        "SELECT \u00a31DROP TABLE t",
        "SELECT 1EXEC p",
        "SELECT 1INTO t2 FROM t",
        "SELECT 1.INTO t2 FROM t",
        "SELECT 1eINTO t2 FROM t",
        "SELECT 0xINTO t2 FROM t",
        "SELECT * FROM t WHERE a = 1dFOR UPDATE",
        "SELECT\u00a01\u00a0DROP\u00a0TABLE\u00a0t",
        "SELECT 1\u3000INTO\u3000t2 FROM t",
        "SELECT 1 SHUTDOWN",
        "SELECT 1 SHUTDOWN WITH NOWAIT",
        "SELECT a FROM t COMMIT",
        "SELECT a FROM t COMMIT TRANSACTION DROP TABLE t",
        "SELECT 1 USE master",
        "SELECT 1 BACKUP DATABASE shop TO DISK = 'x'",
        "SELECT 1 KILL 53",
        "SELECT 1 SET IDENTITY_INSERT t ON",
        "SELECT 1 DECLARE @x int",
        "SELECT 1 ->> DELETE FROM t",
        "SELECT 1 ->> CALL p()",
        "WITH x AS (SELECT 1) FROM x INSERT OVERWRITE TABLE t SELECT *",
        "SELECT * FROM t WITH (UPDLOCK)",
        "SELECT * FROM t WITH (ROWLOCK, XLOCK) WHERE a = 1",
        "SELECT * FROM t (TABLOCKX)",
        "SELECT * FROM t WITH RS USE AND KEEP EXCLUSIVE LOCKS",
        "SELECT lo_import('/etc/passwd')",
        "SELECT pg_catalog.\"lo_export\"(1, '/x')",
        "SELECT U&\"lo\\005fimport\"('/etc/passwd')",
        "SELECT * FROM dblink('host=x', 'DELETE FROM t') AS r(a int)",
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity",
        "SELECT pg_read_file('/etc/passwd')",
        "SELECT pg_try_advisory_lock(1)",
        "SELECT set_config('x', 'y', false)",
        "SELECT nextval('s')",
        "SELECT s.nextval FROM dual",
        "SELECT NEXT VALUE FOR s",
        "SELECT load_file('/etc/passwd')",
        "SELECT get_lock('x', 1)",
        "SELECT * FROM OPENQUERY(other, 'DELETE FROM t')",
        "SELECT * FROM OPENROWSET('SQLNCLI', 'x', 'DELETE FROM t')",
        "SELECT load_extension('x')",
        "SELECT * FROM url('http://10.0.0.1/x', 'CSV', 'a String')",
        "SELECT * FROM remote('other', db.t)",
        "SELECT * FROM TABLE(shop.system.query(query => 'CALL p()'))",
        "SELECT * FROM TABLE(\"shop\".\"system\".\"raw_query\"(query => 'x'))",
        "SELECT reflect('java.lang.System', 'exit', 1)",
        "SELECT TRANSFORM (a) USING 'sh -c x' AS b FROM t",
        "SELECT utl_http.request('http://x') FROM dual",
        "SELECT SYSTEM$ABORT_SESSION(1)",
        "SELECT DROP_PARTITIONS('t', '1', '2')",
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
        "SELECT 1 AS [a]]'] ; DROP TABLE t; --'",
        "SELECT q'[']' FROM t FOR UPDATE --'",
        "SELECT Q'!'!' INTO x FROM t --'",
        "SELECT '''a'b''' ; DELETE FROM t; --'",
        "SELECT \"\"\"a\"b\"\"\" ; DELETE FROM t; --\"",
        "SELECT 1 // '\n; DROP TABLE t --'",
        "SELECT 'a\\'', \"b\\\" INTO OUTFILE '/x' -- \"",
        "WITH a AS (SELECT '\\'', r'\\' AS x) INSERT INTO t SELECT 1 -- '",
        "SELECT E'a'\n'\\'' ; DELETE FROM t; --'",
        "SELECT $a\u200b$ ' $a\u200b$ ; DELETE FROM t; --'",
        "SELECT $\ud83d\ude00$ ' $\ud83d\ude00$ ; DELETE FROM t; --'",
        "SELECT 1 AS \ud83d\ude00$a$ ; DELETE FROM t; --$a$",
        "SELECT 1 -- \\\n ' \n; DELETE FROM t --'",
        "SELECT a--\u2003 INTO OUTFILE '/x' FROM (SELECT 1 AS a, 2 AS \u2003) z",
        "SELECT 1 \u0000; DELETE FROM t",
        "SELECT 1 \u001a; DELETE FROM t"
      })
  void everythingElseIsRefused(String sql) {
    assertFalse(ReadOnlyStatement.accepts(sql), sql);
  }
}
