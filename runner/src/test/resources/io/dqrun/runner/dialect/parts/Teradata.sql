WITH "dq_rows" AS (SELECT * FROM "sch"."Orders" WHERE "qty" > 5 OR "qty" < 1) SELECT CAST(COUNT(*) AS BIGINT) FROM "dq_rows"
WITH "dq_rows" AS (SELECT * FROM "sch"."Orders" WHERE CAST(RANDOM(0, 999999) AS FLOAT) / 10000 < 12.5) SELECT CAST(COUNT(*) AS BIGINT) FROM "dq_rows"
WITH "dq_rows" AS (SELECT * FROM "sch"."Orders" WHERE ("qty" > 5 OR "qty" < 1) AND CAST(RANDOM(0, 999999) AS FLOAT) / 10000 < 10) SELECT CAST(COUNT(*) AS BIGINT) FROM "dq_rows"
WITH "dq_rows" AS (SELECT * FROM "sch"."Orders" WHERE CAST(RANDOM(0, 999999) AS FLOAT) / 10000 < 10) SELECT CAST(COUNT(*) AS BIGINT) FROM "dq_rows"
WITH "dq_rows" AS (SELECT * FROM "sch"."Orders" WHERE ("qty" > 5 OR "qty" < 1) AND CAST(RANDOM(0, 999999) AS FLOAT) / 10000 < 10) SELECT CAST(COUNT(*) AS BIGINT) FROM "dq_rows"
WITH "dq_rows" AS (SELECT * FROM "sch"."Orders" SAMPLE 100) SELECT CAST(COUNT(*) AS BIGINT) FROM "dq_rows"
WITH "dq_rows" AS (SELECT * FROM "sch"."Orders" SAMPLE 2000000) SELECT CAST(COUNT(*) AS BIGINT) FROM "dq_rows"
WITH "dq_rows" AS (SELECT * FROM "sch"."Orders" WHERE "qty" > 5 OR "qty" < 1 SAMPLE 100) SELECT CAST(COUNT(*) AS BIGINT) FROM "dq_rows"
WITH "dq_rows" ("qty", "Name") AS (SELECT * FROM (
SELECT 1, 'x' -- both
) q) SELECT CAST(COUNT(*) AS BIGINT) FROM "dq_rows"
WITH "dq_rows" AS (SELECT * FROM "sch"."Orders" WHERE "qty" > 5 OR "qty" < 1) SELECT 1 FROM "dq_rows" WHERE 1 = 0
WITH "dq_rows" AS (SELECT * FROM "sch"."Orders" WHERE "qty" > 5 OR "qty" < 1) SELECT SUM(CAST("qty" AS NUMBER)), SUM(CAST("qty" AS BIGINT)) FROM "dq_rows"
SELECT COUNT(CASE WHEN n > 1 THEN 1 END), COUNT(CASE WHEN k0 IS NULL THEN 1 END) FROM (SELECT (t.k0 || CHR(1)) (CASESPECIFIC) AS k0, COUNT(*) AS n FROM (SELECT "k" AS k0 FROM "sch"."Orders") t GROUP BY (t.k0 || CHR(1)) (CASESPECIFIC)) g
SELECT COUNT(CASE WHEN d = 1 THEN 1 END), COUNT(CASE WHEN d = 2 THEN 1 END), COUNT(CASE WHEN d = 3 THEN 1 END), COUNT(CASE WHEN d = 4 THEN 1 END) FROM (SELECT CASE WHEN r.m IS NULL THEN 1 WHEN l.m IS NULL THEN 2 WHEN ((RTRIM(l.v0) || CHR(1)) (CASESPECIFIC) = (RTRIM(r.v0) || CHR(1)) (CASESPECIFIC) OR (l.v0 IS NULL AND r.v0 IS NULL)) AND (l.v1 = r.v1 OR (l.v1 IS NULL AND r.v1 IS NULL)) AND (CAST(l.v2 AT TIME ZONE 'GMT' AS TIMESTAMP(6)) = r.v2 OR (l.v2 IS NULL AND r.v2 IS NULL)) AND ((CAST(l.v3 AS VARCHAR(32000)) || CHR(1)) (CASESPECIFIC) = (CAST(r.v3 AS VARCHAR(32000)) || CHR(1)) (CASESPECIFIC) OR (l.v3 IS NULL AND r.v3 IS NULL)) THEN 4 ELSE 3 END AS d FROM (SELECT 1 AS m, "k" AS k0, "c" AS v0, "flag" AS v1, "seen" AS v2, "j" AS v3 FROM "sch"."Orders") l FULL OUTER JOIN (SELECT 1 AS m, "k" AS k0, "c" AS v0, "flag" AS v1, "seen" AS v2, "j" AS v3 FROM "sch"."b") r ON (l.k0 || CHR(1)) (CASESPECIFIC) = (r.k0 || CHR(1)) (CASESPECIFIC)) c
SELECT "k", "c", "flag", "seen", "j" FROM "sch"."b" ORDER BY ("k" || CHR(1)) (CASESPECIFIC)
