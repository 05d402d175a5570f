WITH "dq_rows" AS (SELECT * FROM "sch"."Orders" WHERE "qty" > 5 OR "qty" < 1) SELECT COUNT(*) FROM "dq_rows"
WITH "dq_rows" AS (SELECT * FROM "sch"."Orders" WHERE RAND() * 100 < 12.5) SELECT COUNT(*) FROM "dq_rows"
WITH "dq_rows" AS (SELECT * FROM "sch"."Orders" WHERE ("qty" > 5 OR "qty" < 1) AND RAND() * 100 < 10) SELECT COUNT(*) FROM "dq_rows"
WITH "dq_rows" AS (SELECT * FROM "sch"."Orders" WHERE RAND() * 100 < 10) SELECT COUNT(*) FROM "dq_rows"
WITH "dq_rows" AS (SELECT * FROM "sch"."Orders" WHERE ("qty" > 5 OR "qty" < 1) AND RAND() * 100 < 10) SELECT COUNT(*) FROM "dq_rows"
WITH "dq_rows" AS (SELECT * FROM "sch"."Orders" ORDER BY RAND() * 100 LIMIT 100) SELECT COUNT(*) FROM "dq_rows"
WITH "dq_rows" AS (SELECT * FROM "sch"."Orders" ORDER BY RAND() * 100 LIMIT 2000000) SELECT COUNT(*) FROM "dq_rows"
WITH "dq_rows" AS (SELECT * FROM "sch"."Orders" WHERE "qty" > 5 OR "qty" < 1 ORDER BY RAND() * 100 LIMIT 100) SELECT COUNT(*) FROM "dq_rows"
WITH "dq_rows" ("qty", "Name") AS (SELECT * FROM (
SELECT 1, 'x' -- both
) q) SELECT COUNT(*) FROM "dq_rows"
WITH "dq_rows" AS (SELECT * FROM "sch"."Orders" WHERE "qty" > 5 OR "qty" < 1) SELECT 1 FROM "dq_rows" WHERE 1 = 0
WITH "dq_rows" AS (SELECT * FROM "sch"."Orders" WHERE "qty" > 5 OR "qty" < 1) SELECT SUM(CAST("qty" AS DECIMAL(38, 0))), SUM(TRY_CAST("qty" AS DECIMAL)) FROM "dq_rows"
SELECT COUNT(CASE WHEN n > 1 THEN 1 END), COUNT(CASE WHEN k0 IS NULL THEN 1 END) FROM (SELECT t.k0 AS k0, COUNT(*) AS n FROM (SELECT "k" AS k0 FROM "sch"."Orders") t GROUP BY t.k0) g
SELECT COUNT(CASE WHEN d = 1 THEN 1 END), COUNT(CASE WHEN d = 2 THEN 1 END), COUNT(CASE WHEN d = 3 THEN 1 END), COUNT(CASE WHEN d = 4 THEN 1 END) FROM (SELECT CASE WHEN r.m IS NULL THEN 1 WHEN l.m IS NULL THEN 2 WHEN (RTRIM(l.v0) = RTRIM(r.v0) OR (l.v0 IS NULL AND r.v0 IS NULL)) AND (CAST(l.v1 AS INTEGER) = r.v1 OR (l.v1 IS NULL AND r.v1 IS NULL)) AND (CAST(l.v2 AT TIME ZONE 'UTC' AS TIMESTAMP) = r.v2 OR (l.v2 IS NULL AND r.v2 IS NULL)) AND (CAST(l.v3 AS VARCHAR) = CAST(r.v3 AS VARCHAR) OR (l.v3 IS NULL AND r.v3 IS NULL)) THEN 4 ELSE 3 END AS d FROM (SELECT 1 AS m, "k" AS k0, "c" AS v0, "flag" AS v1, "seen" AS v2, "j" AS v3 FROM "sch"."Orders") l FULL OUTER JOIN (SELECT 1 AS m, "k" AS k0, "c" AS v0, "flag" AS v1, "seen" AS v2, "j" AS v3 FROM "sch"."b") r ON l.k0 = r.k0) c
SELECT "k", "c", "flag", "seen", "j" FROM "sch"."b" ORDER BY "k"
SELECT COUNT(*) FROM "sch"."Orders" WHERE (x > 1) AND ("qty" > 5 OR "qty" < 1) AND SUBSTR(LOWER(TO_HEX(MD5(TO_UTF8(CONCAT(RTRIM(CAST("k" AS VARCHAR)), CONCAT(CAST("n" AS VARCHAR), CONCAT(LOWER(CAST("u" AS VARCHAR)), 's1a2lt'))))))), 1, 8) < '1fffffff'
SELECT "k", "n", "u", "d", "c", "flag", "seen", "j" FROM "sch"."Orders" WHERE (x > 1) AND ("qty" > 5 OR "qty" < 1) AND SUBSTR(LOWER(TO_HEX(MD5(TO_UTF8(CONCAT(RTRIM(CAST("k" AS VARCHAR)), CONCAT(CAST("n" AS VARCHAR), CONCAT(LOWER(CAST("u" AS VARCHAR)), 's1a2lt'))))))), 1, 8) < '1fffffff' ORDER BY RTRIM("k"), "n", LOWER(CAST("u" AS VARCHAR)), "d"
SELECT "k", "n", "u", "d", "c", "flag", "seen", "j" FROM "sch"."b" WHERE (x > 1) AND ("qty" > 5 OR "qty" < 1) AND SUBSTR(LOWER(TO_HEX(MD5(TO_UTF8(CONCAT(RTRIM(CAST("k" AS VARCHAR)), CONCAT(CAST(CAST(FLOOR("n") AS DECIMAL(38, 0)) AS VARCHAR), CONCAT(LOWER(CAST("u" AS VARCHAR)), 's1a2lt'))))))), 1, 8) < '1fffffff' ORDER BY RTRIM("k"), "n", LOWER(CAST("u" AS VARCHAR)), "d"
