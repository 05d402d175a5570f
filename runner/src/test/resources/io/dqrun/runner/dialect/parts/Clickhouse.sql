WITH `dq_rows` AS (SELECT * FROM `sch`.`Orders` WHERE `qty` > 5 OR `qty` < 1) SELECT COUNT(*) FROM `dq_rows`
WITH `dq_rows` AS (SELECT * FROM `sch`.`Orders` WHERE rand() / 4294967296 * 100 < 12.5) SELECT COUNT(*) FROM `dq_rows`
WITH `dq_rows` AS (SELECT * FROM `sch`.`Orders` WHERE (`qty` > 5 OR `qty` < 1) AND rand() / 4294967296 * 100 < 10) SELECT COUNT(*) FROM `dq_rows`
WITH `dq_rows` AS (SELECT * FROM `sch`.`Orders` WHERE rand() / 4294967296 * 100 < 10) SELECT COUNT(*) FROM `dq_rows`
WITH `dq_rows` AS (SELECT * FROM `sch`.`Orders` WHERE (`qty` > 5 OR `qty` < 1) AND rand() / 4294967296 * 100 < 10) SELECT COUNT(*) FROM `dq_rows`
WITH `dq_rows` AS (SELECT * FROM `sch`.`Orders` ORDER BY rand() / 4294967296 * 100 LIMIT 100) SELECT COUNT(*) FROM `dq_rows`
WITH `dq_rows` AS (SELECT * FROM `sch`.`Orders` ORDER BY rand() / 4294967296 * 100 LIMIT 2000000) SELECT COUNT(*) FROM `dq_rows`
WITH `dq_rows` AS (SELECT * FROM `sch`.`Orders` WHERE `qty` > 5 OR `qty` < 1 ORDER BY rand() / 4294967296 * 100 LIMIT 100) SELECT COUNT(*) FROM `dq_rows`
WITH `dq_rows` AS (SELECT NULL AS `qty`, NULL AS `Name` FROM (SELECT 1 AS n) n WHERE 1 = 0 UNION ALL SELECT * FROM (
SELECT 1, 'x' -- both
) q) SELECT COUNT(*) FROM `dq_rows`
WITH `dq_rows` AS (SELECT * FROM `sch`.`Orders` WHERE `qty` > 5 OR `qty` < 1) SELECT 1 FROM `dq_rows` WHERE 1 = 0
WITH `dq_rows` AS (SELECT * FROM `sch`.`Orders` WHERE `qty` > 5 OR `qty` < 1) SELECT SUM(toDecimal128(`qty`, 0)), SUM(accurateCastOrNull(`qty`, 'BIGINT')) FROM `dq_rows`
WITH `dq_rows` AS (SELECT * FROM `sch`.`Orders` WHERE `qty` > 5 OR `qty` < 1) SELECT minOrNull(lengthUTF8(`Name`)), minOrNull(length(`Name`)) FROM `dq_rows`
WITH `dq_rows` AS (SELECT * FROM `sch`.`Orders` WHERE `qty` > 5 OR `qty` < 1) SELECT maxOrNull(lengthUTF8(`Name`)), maxOrNull(length(`Name`)) FROM `dq_rows`
WITH `dq_rows` AS (SELECT * FROM `sch`.`Orders` WHERE `qty` > 5 OR `qty` < 1) SELECT SUM(CASE WHEN lengthUTF8(`Name`) < 2 THEN 1 ELSE 0 END), SUM(CASE WHEN length(`Name`) < 2 THEN 1 ELSE 0 END) FROM `dq_rows`
SELECT COUNT(CASE WHEN n > 1 THEN 1 END), COUNT(CASE WHEN k0 IS NULL THEN 1 END) FROM (SELECT t.k0 AS k0, COUNT(*) AS n FROM (SELECT `k` AS k0 FROM `sch`.`Orders`) t GROUP BY t.k0) g
SELECT COUNT(CASE WHEN nr = 0 THEN 1 END), COUNT(CASE WHEN nl = 0 THEN 1 END), COUNT(CASE WHEN nl > 0 AND nr > 0 AND n > 1 THEN 1 END), COUNT(CASE WHEN nl > 0 AND nr > 0 AND n = 1 THEN 1 END) FROM (SELECT k0, SUM(nl) AS nl, SUM(nr) AS nr, COUNT(*) AS n FROM (SELECT k0, v0, v1, v2, v3, SUM(nl) AS nl, SUM(nr) AS nr FROM (SELECT `k` AS k0, RTRIM(`c`) AS v0, toInt8(`flag`) AS v1, `seen` AS v2, toString(`j`) AS v3, 1 AS nl, 0 AS nr FROM `sch`.`Orders` UNION ALL SELECT `k` AS k0, RTRIM(`c`) AS v0, `flag` AS v1, `seen` AS v2, toString(`j`) AS v3, 0 AS nl, 1 AS nr FROM `sch`.`b`) u GROUP BY k0, v0, v1, v2, v3) s GROUP BY k0) c
SELECT SUM(nl) AS m, MIN(w0) AS w0 FROM (SELECT `k` AS k0, RTRIM(`c`) AS v0, toInt8(`flag`) AS v1, `seen` AS v2, toString(`j`) AS v3, `k` AS w0, 1 AS nl, 0 AS nr FROM `sch`.`Orders` UNION ALL SELECT `k` AS k0, RTRIM(`c`) AS v0, `flag` AS v1, `seen` AS v2, toString(`j`) AS v3, `k` AS w0, 0 AS nl, 1 AS nr FROM `sch`.`b`) u GROUP BY k0, v0, v1, v2, v3 HAVING SUM(nl) = 0 OR SUM(nr) = 0
SELECT `k`, `c`, `flag`, `seen`, `j` FROM `sch`.`b` ORDER BY `k`
