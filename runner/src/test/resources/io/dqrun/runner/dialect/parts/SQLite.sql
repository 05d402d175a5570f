WITH `dq_rows` AS (SELECT * FROM `Orders` WHERE `qty` > 5 OR `qty` < 1) SELECT COUNT(*) FROM `dq_rows`
WITH `dq_rows` AS MATERIALIZED (SELECT * FROM `Orders` WHERE (RANDOM() & 1048575) * 100.0 / 1048576 < 12.5) SELECT COUNT(*) FROM `dq_rows`
WITH `dq_rows` AS MATERIALIZED (SELECT * FROM `Orders` WHERE (`qty` > 5 OR `qty` < 1) AND (RANDOM() & 1048575) * 100.0 / 1048576 < 10) SELECT COUNT(*) FROM `dq_rows`
WITH `dq_rows` AS MATERIALIZED (SELECT * FROM `Orders` WHERE (RANDOM() & 1048575) * 100.0 / 1048576 < 10) SELECT COUNT(*) FROM `dq_rows`
WITH `dq_rows` AS MATERIALIZED (SELECT * FROM `Orders` WHERE (`qty` > 5 OR `qty` < 1) AND (RANDOM() & 1048575) * 100.0 / 1048576 < 10) SELECT COUNT(*) FROM `dq_rows`
WITH `dq_rows` AS MATERIALIZED (SELECT * FROM `Orders` ORDER BY (RANDOM() & 1048575) * 100.0 / 1048576 LIMIT 100) SELECT COUNT(*) FROM `dq_rows`
WITH `dq_rows` AS MATERIALIZED (SELECT * FROM `Orders` ORDER BY (RANDOM() & 1048575) * 100.0 / 1048576 LIMIT 2000000) SELECT COUNT(*) FROM `dq_rows`
WITH `dq_rows` AS MATERIALIZED (SELECT * FROM `Orders` WHERE `qty` > 5 OR `qty` < 1 ORDER BY (RANDOM() & 1048575) * 100.0 / 1048576 LIMIT 100) SELECT COUNT(*) FROM `dq_rows`
WITH `dq_rows` (`qty`, `Name`) AS (SELECT * FROM (
SELECT 1, 'x' -- both
) q) SELECT COUNT(*) FROM `dq_rows`
WITH `dq_rows` AS (SELECT * FROM `Orders` WHERE `qty` > 5 OR `qty` < 1) SELECT 1 FROM `dq_rows` WHERE 1 = 0
WITH `dq_rows` AS (SELECT * FROM `Orders` WHERE `qty` > 5 OR `qty` < 1) SELECT (SELECT `qty` FROM `dq_rows` WHERE `qty` IS NOT NULL ORDER BY `qty` LIMIT 1 OFFSET (SELECT (COUNT(`qty`) - 1) / 2 FROM `dq_rows`)), (SELECT `qty` FROM `Orders` WHERE `qty` IS NOT NULL ORDER BY `qty` LIMIT 1 OFFSET (SELECT (COUNT(`qty`) - 1) / 2 FROM `Orders`))
WITH `dq_rows` AS (SELECT * FROM `Orders` WHERE `qty` > 5 OR `qty` < 1) SELECT SQRT(MAX(0, AVG(`qty` * `qty`) - AVG(`qty`) * AVG(`qty`))), AVG(`qty` * `qty`) - AVG(`qty`) * AVG(`qty`) FROM `dq_rows`
WITH `dq_rows` AS (SELECT * FROM `Orders` WHERE `qty` > 5 OR `qty` < 1) SELECT SUM(`qty`), SUM(CAST(`qty` AS BIGINT)) FROM `dq_rows`
SELECT COUNT(CASE WHEN n > 1 THEN 1 END), COUNT(CASE WHEN k0 IS NULL THEN 1 END) FROM (SELECT t.k0 COLLATE BINARY AS k0, COUNT(*) AS n FROM (SELECT `k` AS k0 FROM `Orders`) t GROUP BY t.k0 COLLATE BINARY) g
SELECT COUNT(CASE WHEN nr = 0 THEN 1 END), COUNT(CASE WHEN nl = 0 THEN 1 END), COUNT(CASE WHEN nl > 0 AND nr > 0 AND n > 1 THEN 1 END), COUNT(CASE WHEN nl > 0 AND nr > 0 AND n = 1 THEN 1 END) FROM (SELECT k0, SUM(nl) AS nl, SUM(nr) AS nr, COUNT(*) AS n FROM (SELECT k0, v0, v1, v2, v3, SUM(nl) AS nl, SUM(nr) AS nr FROM (SELECT `k` COLLATE BINARY AS k0, RTRIM(`c`) COLLATE BINARY AS v0, `flag` AS v1, `seen` AS v2, CAST(`j` AS TEXT) COLLATE BINARY AS v3, 1 AS nl, 0 AS nr FROM `Orders` UNION ALL SELECT `k` COLLATE BINARY AS k0, RTRIM(`c`) COLLATE BINARY AS v0, `flag` AS v1, `seen` AS v2, CAST(`j` AS TEXT) COLLATE BINARY AS v3, 0 AS nl, 1 AS nr FROM `b`) u GROUP BY k0, v0, v1, v2, v3) s GROUP BY k0) c
SELECT SUM(nl) AS m, MIN(w0) AS w0 FROM (SELECT `k` COLLATE BINARY AS k0, RTRIM(`c`) COLLATE BINARY AS v0, `flag` AS v1, `seen` AS v2, CAST(`j` AS TEXT) COLLATE BINARY AS v3, `k` AS w0, 1 AS nl, 0 AS nr FROM `Orders` UNION ALL SELECT `k` COLLATE BINARY AS k0, RTRIM(`c`) COLLATE BINARY AS v0, `flag` AS v1, `seen` AS v2, CAST(`j` AS TEXT) COLLATE BINARY AS v3, `k` AS w0, 0 AS nl, 1 AS nr FROM `b`) u GROUP BY k0, v0, v1, v2, v3 HAVING SUM(nl) = 0 OR SUM(nr) = 0
SELECT `k`, `c`, `flag`, `seen`, `j` FROM `b` ORDER BY `k` COLLATE BINARY
