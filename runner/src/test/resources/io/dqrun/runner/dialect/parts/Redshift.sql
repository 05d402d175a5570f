WITH "dq_rows" AS (SELECT * FROM "sch"."Orders" WHERE "qty" > 5 OR "qty" < 1) SELECT COUNT(*) FROM "dq_rows"
WITH "dq_rows" AS (SELECT * FROM "sch"."Orders" WHERE RANDOM() * 100 < 12.5) SELECT COUNT(*) FROM "dq_rows"
WITH "dq_rows" AS (SELECT * FROM "sch"."Orders" WHERE ("qty" > 5 OR "qty" < 1) AND RANDOM() * 100 < 10) SELECT COUNT(*) FROM "dq_rows"
WITH "dq_rows" AS (SELECT * FROM "sch"."Orders" WHERE RANDOM() * 100 < 10) SELECT COUNT(*) FROM "dq_rows"
WITH "dq_rows" AS (SELECT * FROM "sch"."Orders" WHERE ("qty" > 5 OR "qty" < 1) AND RANDOM() * 100 < 10) SELECT COUNT(*) FROM "dq_rows"
WITH "dq_rows" AS (SELECT * FROM "sch"."Orders" ORDER BY RANDOM() * 100 LIMIT 100) SELECT COUNT(*) FROM "dq_rows"
WITH "dq_rows" AS (SELECT * FROM "sch"."Orders" ORDER BY RANDOM() * 100 LIMIT 2000000) SELECT COUNT(*) FROM "dq_rows"
WITH "dq_rows" AS (SELECT * FROM "sch"."Orders" WHERE "qty" > 5 OR "qty" < 1 ORDER BY RANDOM() * 100 LIMIT 100) SELECT COUNT(*) FROM "dq_rows"
WITH "dq_rows" ("qty", "Name") AS (SELECT * FROM (
SELECT 1, 'x' -- both
) q) SELECT COUNT(*) FROM "dq_rows"
WITH "dq_rows" AS (SELECT * FROM "sch"."Orders" WHERE "qty" > 5 OR "qty" < 1) SELECT 1 FROM "dq_rows" WHERE 1 = 0
WITH "dq_rows" AS (SELECT * FROM "sch"."Orders" WHERE "qty" > 5 OR "qty" < 1) SELECT AVG(CAST("qty" AS DECIMAL(38, 10))), AVG("qty") FROM "dq_rows"
WITH "dq_rows" AS (SELECT * FROM "sch"."Orders" WHERE "qty" > 5 OR "qty" < 1) SELECT SUM("qty"), SUM(CAST("qty" AS BIGINT)) FROM "dq_rows"
SELECT COUNT(CASE WHEN n > 1 THEN 1 END), COUNT(CASE WHEN k0 IS NULL THEN 1 END) FROM (SELECT COLLATE(t.k0 || CHR(1), 'case_sensitive') AS k0, COUNT(*) AS n FROM (SELECT "k" AS k0 FROM "sch"."Orders") t GROUP BY COLLATE(t.k0 || CHR(1), 'case_sensitive')) g
SELECT COUNT(CASE WHEN d = 1 THEN 1 END), COUNT(CASE WHEN d = 2 THEN 1 END), COUNT(CASE WHEN d = 3 THEN 1 END), COUNT(CASE WHEN d = 4 THEN 1 END) FROM (SELECT CASE WHEN r.m IS NULL THEN 1 WHEN l.m IS NULL THEN 2 WHEN (COLLATE(RTRIM(l.v0) || CHR(1), 'case_sensitive') = COLLATE(RTRIM(r.v0) || CHR(1), 'case_sensitive') OR (l.v0 IS NULL AND r.v0 IS NULL)) AND (CAST(l.v1 AS INTEGER) = r.v1 OR (l.v1 IS NULL AND r.v1 IS NULL)) AND (l.v2 AT TIME ZONE 'UTC' = r.v2 OR (l.v2 IS NULL AND r.v2 IS NULL)) AND (COLLATE(CAST(l.v3 AS VARCHAR) || CHR(1), 'case_sensitive') = COLLATE(CAST(r.v3 AS VARCHAR) || CHR(1), 'case_sensitive') OR (l.v3 IS NULL AND r.v3 IS NULL)) THEN 4 ELSE 3 END AS d FROM (SELECT 1 AS m, "k" AS k0, "c" AS v0, "flag" AS v1, "seen" AS v2, "j" AS v3 FROM "sch"."Orders") l FULL OUTER JOIN (SELECT 1 AS m, "k" AS k0, "c" AS v0, "flag" AS v1, "seen" AS v2, "j" AS v3 FROM "sch"."b") r ON COLLATE(l.k0 || CHR(1), 'case_sensitive') = COLLATE(r.k0 || CHR(1), 'case_sensitive')) c
SELECT "k", "c", "flag", "seen", "j" FROM "sch"."b" ORDER BY COLLATE("k" || CHR(1), 'case_sensitive')
SELECT COUNT(*) FROM "sch"."Orders" WHERE (x > 1) AND ("qty" > 5 OR "qty" < 1) AND SUBSTR(MD5(CONCAT(RTRIM(CAST("k" AS VARCHAR)), CONCAT(CAST("n" AS VARCHAR), CONCAT(LOWER(CAST("u" AS VARCHAR)), 's1a2lt')))), 1, 8) < '1fffffff'
SELECT "k", "n", "u", "d", "c", "flag", "seen", "j" FROM "sch"."Orders" WHERE (x > 1) AND ("qty" > 5 OR "qty" < 1) AND SUBSTR(MD5(CONCAT(RTRIM(CAST("k" AS VARCHAR)), CONCAT(CAST("n" AS VARCHAR), CONCAT(LOWER(CAST("u" AS VARCHAR)), 's1a2lt')))), 1, 8) < '1fffffff' ORDER BY COLLATE(RTRIM("k") || CHR(1), 'case_sensitive'), "n", COLLATE(LOWER(CAST("u" AS VARCHAR)) || CHR(1), 'case_sensitive'), "d"
SELECT "k", "n", "u", "d", "c", "flag", "seen", "j" FROM "sch"."b" WHERE (x > 1) AND ("qty" > 5 OR "qty" < 1) AND SUBSTR(MD5(CONCAT(RTRIM(CAST("k" AS VARCHAR)), CONCAT(CAST(CAST(FLOOR("n") AS DECIMAL(38, 0)) AS VARCHAR), CONCAT(LOWER(CAST("u" AS VARCHAR)), 's1a2lt')))), 1, 8) < '1fffffff' ORDER BY COLLATE(RTRIM("k") || CHR(1), 'case_sensitive'), "n", COLLATE(LOWER(CAST("u" AS VARCHAR)) || CHR(1), 'case_sensitive'), "d"
