WITH "dq_rows" AS (SELECT * FROM "sch"."Orders" WHERE "qty" > 5 OR "qty" < 1) SELECT COUNT(*) FROM "dq_rows"
WITH "dq_rows" AS MATERIALIZED (SELECT * FROM "sch"."Orders" WHERE RANDOM() * 100 < 12.5) SELECT COUNT(*) FROM "dq_rows"
WITH "dq_rows" AS MATERIALIZED (SELECT * FROM "sch"."Orders" WHERE ("qty" > 5 OR "qty" < 1) AND RANDOM() * 100 < 10) SELECT COUNT(*) FROM "dq_rows"
WITH "dq_rows" AS MATERIALIZED (SELECT * FROM "sch"."Orders" WHERE RANDOM() * 100 < 10) SELECT COUNT(*) FROM "dq_rows"
WITH "dq_rows" AS MATERIALIZED (SELECT * FROM "sch"."Orders" WHERE ("qty" > 5 OR "qty" < 1) AND RANDOM() * 100 < 10) SELECT COUNT(*) FROM "dq_rows"
WITH "dq_rows" AS MATERIALIZED (SELECT * FROM "sch"."Orders" ORDER BY RANDOM() * 100 LIMIT 100) SELECT COUNT(*) FROM "dq_rows"
WITH "dq_rows" AS MATERIALIZED (SELECT * FROM "sch"."Orders" ORDER BY RANDOM() * 100 LIMIT 2000000) SELECT COUNT(*) FROM "dq_rows"
WITH "dq_rows" AS MATERIALIZED (SELECT * FROM "sch"."Orders" WHERE "qty" > 5 OR "qty" < 1 ORDER BY RANDOM() * 100 LIMIT 100) SELECT COUNT(*) FROM "dq_rows"
WITH "dq_rows" ("qty", "Name") AS (SELECT * FROM (
SELECT 1, 'x' -- both
) q) SELECT COUNT(*) FROM "dq_rows"
WITH "dq_rows" AS (SELECT * FROM "sch"."Orders" WHERE "qty" > 5 OR "qty" < 1) SELECT 1 FROM "dq_rows" WHERE 1 = 0
WITH "dq_rows" AS (SELECT * FROM "sch"."Orders" WHERE "qty" > 5 OR "qty" < 1) SELECT SUM("qty"), SUM(CAST("qty" AS BIGINT)) FROM "dq_rows"
SELECT COUNT(CASE WHEN n > 1 THEN 1 END), COUNT(CASE WHEN k0 IS NULL THEN 1 END) FROM (SELECT CAST(t.k0 AS text) AS k0, COUNT(*) AS n FROM (SELECT "k" AS k0 FROM "sch"."Orders") t GROUP BY CAST(t.k0 AS text)) g
SELECT COUNT(CASE WHEN d = 1 THEN 1 END), COUNT(CASE WHEN d = 2 THEN 1 END), COUNT(CASE WHEN d = 3 THEN 1 END), COUNT(CASE WHEN d = 4 THEN 1 END) FROM (SELECT CASE WHEN r.m IS NULL THEN 1 WHEN l.m IS NULL THEN 2 WHEN (CAST(RTRIM(l.v0) AS text) = CAST(RTRIM(r.v0) AS text) OR (l.v0 IS NULL AND r.v0 IS NULL)) AND (CAST(l.v1 AS integer) = r.v1 OR (l.v1 IS NULL AND r.v1 IS NULL)) AND (l.v2 AT TIME ZONE 'UTC' = r.v2 OR (l.v2 IS NULL AND r.v2 IS NULL)) AND (CAST(CAST(l.v3 AS text) AS text) = CAST(CAST(r.v3 AS text) AS text) OR (l.v3 IS NULL AND r.v3 IS NULL)) THEN 4 ELSE 3 END AS d FROM (SELECT 1 AS m, "k" AS k0, "c" AS v0, "flag" AS v1, "seen" AS v2, "j" AS v3 FROM "sch"."Orders") l FULL OUTER JOIN (SELECT 1 AS m, "k" AS k0, "c" AS v0, "flag" AS v1, "seen" AS v2, "j" AS v3 FROM "sch"."b") r ON CAST(l.k0 AS text) = CAST(r.k0 AS text)) c
SELECT l.m AS lm, l.k0 AS lk0, r.m AS rm, r.k0 AS rk0 FROM (SELECT 1 AS m, "k" AS k0, "c" AS v0, "flag" AS v1, "seen" AS v2, "j" AS v3 FROM "sch"."Orders") l FULL OUTER JOIN (SELECT 1 AS m, "k" AS k0, "c" AS v0, "flag" AS v1, "seen" AS v2, "j" AS v3 FROM "sch"."b") r ON CAST(l.k0 AS text) = CAST(r.k0 AS text) WHERE CASE WHEN l.m IS NULL OR r.m IS NULL THEN 1 WHEN (CAST(RTRIM(l.v0) AS text) = CAST(RTRIM(r.v0) AS text) OR (l.v0 IS NULL AND r.v0 IS NULL)) AND (CAST(l.v1 AS integer) = r.v1 OR (l.v1 IS NULL AND r.v1 IS NULL)) AND (l.v2 AT TIME ZONE 'UTC' = r.v2 OR (l.v2 IS NULL AND r.v2 IS NULL)) AND (CAST(CAST(l.v3 AS text) AS text) = CAST(CAST(r.v3 AS text) AS text) OR (l.v3 IS NULL AND r.v3 IS NULL)) THEN 0 ELSE 1 END = 1
SELECT "k", "c", "flag", "seen", "j" FROM "sch"."b" ORDER BY CAST("k" AS text)
