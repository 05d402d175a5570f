WITH `dq_rows` AS (SELECT * FROM `sch`.`Orders` WHERE `qty` > 5 OR `qty` < 1) SELECT COUNT(*) FROM `dq_rows`
WITH `dq_rows` AS (SELECT * FROM `sch`.`Orders` WHERE RAND() * 100 < 12.5) SELECT COUNT(*) FROM `dq_rows`
WITH `dq_rows` AS (SELECT * FROM `sch`.`Orders` WHERE (`qty` > 5 OR `qty` < 1) AND RAND() * 100 < 10) SELECT COUNT(*) FROM `dq_rows`
WITH `dq_rows` AS (SELECT * FROM `sch`.`Orders` WHERE RAND() * 100 < 10) SELECT COUNT(*) FROM `dq_rows`
WITH `dq_rows` AS (SELECT * FROM `sch`.`Orders` WHERE (`qty` > 5 OR `qty` < 1) AND RAND() * 100 < 10) SELECT COUNT(*) FROM `dq_rows`
WITH `dq_rows` AS (SELECT * FROM `sch`.`Orders` ORDER BY RAND() * 100 LIMIT 100) SELECT COUNT(*) FROM `dq_rows`
WITH `dq_rows` AS (SELECT * FROM `sch`.`Orders` ORDER BY RAND() * 100 LIMIT 2000000) SELECT COUNT(*) FROM `dq_rows`
WITH `dq_rows` AS (SELECT * FROM `sch`.`Orders` WHERE `qty` > 5 OR `qty` < 1 ORDER BY RAND() * 100 LIMIT 100) SELECT COUNT(*) FROM `dq_rows`
WITH `dq_rows` (`qty`, `Name`) AS (SELECT * FROM (
SELECT 1, 'x' -- both
) q) SELECT COUNT(*) FROM `dq_rows`
WITH `dq_rows` AS (SELECT * FROM `sch`.`Orders` WHERE `qty` > 5 OR `qty` < 1) SELECT 1 FROM `dq_rows` WHERE 1 = 0
WITH `dq_rows` AS (SELECT * FROM `sch`.`Orders` WHERE `qty` > 5 OR `qty` < 1) SELECT (SELECT middle FROM (SELECT `qty` AS middle, ROW_NUMBER() OVER (ORDER BY `qty`) AS place, COUNT(*) OVER () AS total FROM `dq_rows` WHERE `qty` IS NOT NULL) AS ranked WHERE place = ROUND(0.5 * total)), (SELECT middle FROM (SELECT `qty` AS middle, ROW_NUMBER() OVER (ORDER BY `qty`) AS place, COUNT(*) OVER () AS total FROM `sch`.`Orders`) AS ranked WHERE place = ROUND(0.5 * total))
WITH `dq_rows` AS (SELECT * FROM `sch`.`Orders` WHERE `qty` > 5 OR `qty` < 1) SELECT SUM(`qty`), SUM(CAST(`qty` AS UNSIGNED INTEGER)) FROM `dq_rows`
WITH `dq_rows` AS (SELECT * FROM `sch`.`Orders` WHERE `qty` > 5 OR `qty` < 1) SELECT MIN(CHAR_LENGTH(`Name`)), MIN(LENGTH(`Name`)) FROM `dq_rows`
WITH `dq_rows` AS (SELECT * FROM `sch`.`Orders` WHERE `qty` > 5 OR `qty` < 1) SELECT MAX(CHAR_LENGTH(`Name`)), MAX(LENGTH(`Name`)) FROM `dq_rows`
WITH `dq_rows` AS (SELECT * FROM `sch`.`Orders` WHERE `qty` > 5 OR `qty` < 1) SELECT SUM(CASE WHEN CHAR_LENGTH(`Name`) < 2 THEN 1 ELSE 0 END), SUM(CASE WHEN LENGTH(`Name`) < 2 THEN 1 ELSE 0 END) FROM `dq_rows`
SELECT COUNT(CASE WHEN n > 1 THEN 1 END), COUNT(CASE WHEN k0 IS NULL THEN 1 END) FROM (SELECT CAST(CONVERT(t.k0 USING utf8mb4) AS BINARY) AS k0, COUNT(*) AS n FROM (SELECT `k` AS k0 FROM `sch`.`Orders`) t GROUP BY CAST(CONVERT(t.k0 USING utf8mb4) AS BINARY)) g
SELECT COUNT(CASE WHEN nr = 0 THEN 1 END), COUNT(CASE WHEN nl = 0 THEN 1 END), COUNT(CASE WHEN nl > 0 AND nr > 0 AND n > 1 THEN 1 END), COUNT(CASE WHEN nl > 0 AND nr > 0 AND n = 1 THEN 1 END) FROM (SELECT k0, SUM(nl) AS nl, SUM(nr) AS nr, COUNT(*) AS n FROM (SELECT k0, v0, v1, v2, v3, SUM(nl) AS nl, SUM(nr) AS nr FROM (SELECT CAST(CONVERT(`k` USING utf8mb4) AS BINARY) AS k0, CAST(CONVERT(RTRIM(`c`) USING utf8mb4) AS BINARY) AS v0, `flag` AS v1, `seen` AS v2, CAST(CONVERT(CAST(`j` AS CHAR) USING utf8mb4) AS BINARY) AS v3, 1 AS nl, 0 AS nr FROM `sch`.`Orders` UNION ALL SELECT CAST(CONVERT(`k` USING utf8mb4) AS BINARY) AS k0, CAST(CONVERT(RTRIM(`c`) USING utf8mb4) AS BINARY) AS v0, `flag` AS v1, `seen` AS v2, CAST(CONVERT(CAST(`j` AS CHAR) USING utf8mb4) AS BINARY) AS v3, 0 AS nl, 1 AS nr FROM `sch`.`b`) u GROUP BY k0, v0, v1, v2, v3) s GROUP BY k0) c
SELECT `k`, `c`, `flag`, `seen`, `j` FROM `sch`.`b` ORDER BY CAST(CONVERT(`k` USING utf8mb4) AS BINARY)
