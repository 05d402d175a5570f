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
WITH "dq_rows" AS (SELECT * FROM "sch"."Orders" WHERE "qty" > 5 OR "qty" < 1) SELECT SUM("qty"), SUM("qty") FROM "dq_rows"
SELECT COUNT(CASE WHEN n > 1 THEN 1 END), COUNT(CASE WHEN k0 IS NULL THEN 1 END) FROM (SELECT CAST(t.k0 AS text) COLLATE "C" AS k0, COUNT(*) AS n FROM (SELECT "k" AS k0 FROM "sch"."Orders") t GROUP BY CAST(t.k0 AS text) COLLATE "C") g
SELECT COUNT(CASE WHEN d = 1 THEN 1 END), COUNT(CASE WHEN d = 2 THEN 1 END), COUNT(CASE WHEN d = 3 THEN 1 END), COUNT(CASE WHEN d = 4 THEN 1 END) FROM (SELECT CASE WHEN r.m IS NULL THEN 1 WHEN l.m IS NULL THEN 2 WHEN (CAST(RTRIM(l.v0) AS text) COLLATE "C" = CAST(RTRIM(r.v0) AS text) COLLATE "C" OR (l.v0 IS NULL AND r.v0 IS NULL)) AND (CAST(l.v1 AS integer) = r.v1 OR (l.v1 IS NULL AND r.v1 IS NULL)) AND (l.v2 AT TIME ZONE 'UTC' = r.v2 OR (l.v2 IS NULL AND r.v2 IS NULL)) AND (CAST(CAST(l.v3 AS text) AS text) COLLATE "C" = CAST(CAST(r.v3 AS text) AS text) COLLATE "C" OR (l.v3 IS NULL AND r.v3 IS NULL)) THEN 4 ELSE 3 END AS d FROM (SELECT 1 AS m, "k" AS k0, "c" AS v0, "flag" AS v1, "seen" AS v2, "j" AS v3 FROM "sch"."Orders") l FULL OUTER JOIN (SELECT 1 AS m, "k" AS k0, "c" AS v0, "flag" AS v1, "seen" AS v2, "j" AS v3 FROM "sch"."b") r ON CAST(l.k0 AS text) COLLATE "C" = CAST(r.k0 AS text) COLLATE "C") c
SELECT "k", "c", "flag", "seen", "j" FROM "sch"."b" ORDER BY CAST("k" AS text) COLLATE "C"
SELECT COUNT(*) FROM "sch"."Orders" WHERE (x > 1) AND ("qty" > 5 OR "qty" < 1) AND SUBSTR(MD5(CONVERT_TO(CONCAT(RTRIM(CAST("k" AS text)), CONCAT(CAST("n" AS text), CONCAT(LOWER(CAST("u" AS text)), 's1a2lt'))), 'UTF8')), 1, 8) < '1fffffff'
SELECT "k", "n", "u", "d", "c", "flag", "seen", "j" FROM "sch"."Orders" WHERE (x > 1) AND ("qty" > 5 OR "qty" < 1) AND SUBSTR(MD5(CONVERT_TO(CONCAT(RTRIM(CAST("k" AS text)), CONCAT(CAST("n" AS text), CONCAT(LOWER(CAST("u" AS text)), 's1a2lt'))), 'UTF8')), 1, 8) < '1fffffff' ORDER BY CAST(RTRIM("k") AS text) COLLATE "C", "n", CAST(LOWER(CAST("u" AS text)) AS text) COLLATE "C", "d"
SELECT "k", "n", "u", "d", "c", "flag", "seen", "j" FROM "sch"."b" WHERE (x > 1) AND ("qty" > 5 OR "qty" < 1) AND SUBSTR(MD5(CONVERT_TO(CONCAT(RTRIM(CAST("k" AS text)), CONCAT(CAST(CAST(FLOOR("n") AS DECIMAL(38, 0)) AS text), CONCAT(LOWER(CAST("u" AS text)), 's1a2lt'))), 'UTF8')), 1, 8) < '1fffffff' ORDER BY CAST(RTRIM("k") AS text) COLLATE "C", "n", CAST(LOWER(CAST("u" AS text)) AS text) COLLATE "C", "d"
