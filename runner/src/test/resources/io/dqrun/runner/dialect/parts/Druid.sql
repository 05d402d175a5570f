WITH "dq_rows" AS (SELECT * FROM "sch"."Orders" WHERE "qty" > 5 OR "qty" < 1) SELECT COUNT(*) FROM "dq_rows"
-- Druid cannot pick rows by chance; test all of them, or a partition
-- Druid cannot pick rows by chance; test all of them, or a partition
-- Druid cannot pick rows by chance; test all of them, or a partition
-- Druid cannot pick rows by chance; test all of them, or a partition
-- Druid cannot pick rows by chance; test all of them, or a partition
-- Druid cannot pick rows by chance; test all of them, or a partition
-- Druid cannot pick rows by chance; test all of them, or a partition
WITH "dq_rows" ("qty", "Name") AS (SELECT * FROM (
SELECT 1, 'x' -- both
) q) SELECT COUNT(*) FROM "dq_rows"
WITH "dq_rows" AS (SELECT * FROM "sch"."Orders" WHERE "qty" > 5 OR "qty" < 1) SELECT 1 FROM "dq_rows" WHERE 1 = 0
WITH "dq_rows" AS (SELECT * FROM "sch"."Orders" WHERE "qty" > 5 OR "qty" < 1) SELECT SQRT(AVG(POWER("qty" - (SELECT AVG("qty") FROM "dq_rows"), 2))), CASE WHEN COUNT("qty") < 0 THEN 0.0 END FROM "dq_rows"
WITH "dq_rows" AS (SELECT * FROM "sch"."Orders" WHERE "qty" > 5 OR "qty" < 1) SELECT SUM("qty"), SUM(CAST("qty" AS BIGINT)) FROM "dq_rows"
SELECT COUNT(CASE WHEN n > 1 THEN 1 END), COUNT(CASE WHEN k0 IS NULL THEN 1 END) FROM (SELECT t.k0 AS k0, COUNT(*) AS n FROM (SELECT "k" AS k0 FROM "sch"."Orders") t GROUP BY t.k0) g
SELECT COUNT(CASE WHEN d = 1 THEN 1 END), COUNT(CASE WHEN d = 2 THEN 1 END), COUNT(CASE WHEN d = 3 THEN 1 END), COUNT(CASE WHEN d = 4 THEN 1 END) FROM (SELECT CASE WHEN r.m IS NULL THEN 1 WHEN l.m IS NULL THEN 2 WHEN (RTRIM(l.v0) = RTRIM(r.v0) OR (l.v0 IS NULL AND r.v0 IS NULL)) AND (CASE WHEN l.v1 THEN 1 WHEN NOT l.v1 THEN 0 END = r.v1 OR (l.v1 IS NULL AND r.v1 IS NULL)) AND (l.v2 = r.v2 OR (l.v2 IS NULL AND r.v2 IS NULL)) AND (CAST(l.v3 AS VARCHAR) = CAST(r.v3 AS VARCHAR) OR (l.v3 IS NULL AND r.v3 IS NULL)) THEN 4 ELSE 3 END AS d FROM (SELECT "k" AS m, "k" AS k0, "c" AS v0, "flag" AS v1, "seen" AS v2, "j" AS v3 FROM "sch"."Orders") l FULL OUTER JOIN (SELECT "k" AS m, "k" AS k0, "c" AS v0, "flag" AS v1, "seen" AS v2, "j" AS v3 FROM "sch"."b") r ON l.k0 = r.k0) c
SELECT l.m AS lm, l.k0 AS lk0, r.m AS rm, r.k0 AS rk0 FROM (SELECT "k" AS m, "k" AS k0, "c" AS v0, "flag" AS v1, "seen" AS v2, "j" AS v3 FROM "sch"."Orders") l FULL OUTER JOIN (SELECT "k" AS m, "k" AS k0, "c" AS v0, "flag" AS v1, "seen" AS v2, "j" AS v3 FROM "sch"."b") r ON l.k0 = r.k0 WHERE CASE WHEN l.m IS NULL OR r.m IS NULL THEN 1 WHEN (RTRIM(l.v0) = RTRIM(r.v0) OR (l.v0 IS NULL AND r.v0 IS NULL)) AND (CASE WHEN l.v1 THEN 1 WHEN NOT l.v1 THEN 0 END = r.v1 OR (l.v1 IS NULL AND r.v1 IS NULL)) AND (l.v2 = r.v2 OR (l.v2 IS NULL AND r.v2 IS NULL)) AND (CAST(l.v3 AS VARCHAR) = CAST(r.v3 AS VARCHAR) OR (l.v3 IS NULL AND r.v3 IS NULL)) THEN 0 ELSE 1 END = 1
SELECT "k", "c", "flag", "seen", "j" FROM "sch"."b" ORDER BY "k"
