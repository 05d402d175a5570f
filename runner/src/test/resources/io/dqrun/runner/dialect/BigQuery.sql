SELECT COUNT(*) FROM `db`.`My "schema"`.`o\`rders` AS dq_table
SELECT COUNT(`na"me`) FROM `db`.`My "schema"`.`o\`rders` AS dq_table
SELECT MIN(`qty`) FROM `db`.`My "schema"`.`o\`rders` AS dq_table
SELECT MAX(`qty`) FROM `db`.`My "schema"`.`o\`rders` AS dq_table
SELECT AVG(`qty`) FROM `db`.`My "schema"`.`o\`rders` AS dq_table
SELECT (SELECT PERCENTILE_CONT(`qty`, 0.5) OVER () FROM `db`.`My "schema"`.`o\`rders` AS dq_table LIMIT 1)
SELECT STDDEV_POP(`qty`) FROM `db`.`My "schema"`.`o\`rders` AS dq_table
SELECT SUM(CAST(`qty` AS BIGNUMERIC)) FROM `db`.`My "schema"`.`o\`rders` AS dq_table
SELECT SUM(`rate`) FROM `db`.`My "schema"`.`o\`rders` AS dq_table
SELECT MIN(LENGTH(`na"me`)) FROM `db`.`My "schema"`.`o\`rders` AS dq_table
SELECT MAX(LENGTH(`na"me`)) FROM `db`.`My "schema"`.`o\`rders` AS dq_table
SELECT COUNT(CASE WHEN dq_values = 1 THEN 1 END) FROM (SELECT COUNT(`na"me`) AS dq_values, COUNT(*) AS dq_total FROM `db`.`My "schema"`.`o\`rders` AS dq_table GROUP BY `na"me`) AS dq_groups
SELECT SUM(CASE WHEN `qty` IS NULL THEN 1 ELSE 0 END) FROM `db`.`My "schema"`.`o\`rders` AS dq_table
SELECT SUM(CASE WHEN `na"me` IN ('it\'s', 'C:\\', '') THEN 1 ELSE 0 END) FROM `db`.`My "schema"`.`o\`rders` AS dq_table
SELECT SUM(CASE WHEN `qty` IN (1.5, -3, 1E+60, TRUE) THEN 1 ELSE 0 END) FROM `db`.`My "schema"`.`o\`rders` AS dq_table
SELECT SUM(CASE WHEN `qty` IS NULL AND 1 = 0 THEN 1 ELSE 0 END) FROM `db`.`My "schema"`.`o\`rders` AS dq_table
SELECT SUM(CASE WHEN 1 = 0 THEN 1 ELSE 0 END) FROM `db`.`My "schema"`.`o\`rders` AS dq_table
SELECT SUM(CASE WHEN `qty` > 1000 OR `qty` < 0.1 THEN 1 ELSE 0 END) FROM `db`.`My "schema"`.`o\`rders` AS dq_table
SELECT SUM(CASE WHEN LENGTH(`na"me`) > 10 OR LENGTH(`na"me`) < 2.5 THEN 1 ELSE 0 END) FROM `db`.`My "schema"`.`o\`rders` AS dq_table
SELECT SUM(CASE WHEN REGEXP_CONTAINS(`na"me`, '^it\'s [A-Z]\\d+\\\\$') THEN 1 ELSE 0 END) FROM `db`.`My "schema"`.`o\`rders` AS dq_table
SELECT COUNT(CASE WHEN `placed_on` >= CAST(CURRENT_DATE - INTERVAL 2 DAY AS DATE) THEN 1 END) FROM `db`.`My "schema"`.`o\`rders` AS dq_table
SELECT COUNT(CASE WHEN `placed_at` >= TIMESTAMP_SUB(CURRENT_TIMESTAMP(), INTERVAL 36 HOUR) THEN 1 END) FROM `db`.`My "schema"`.`o\`rders` AS dq_table
SELECT SUM(CASE WHEN `placed_at` > TIMESTAMP '2024-03-10 00:00:00.000000+00:00' THEN 1 ELSE 0 END) FROM `db`.`My "schema"`.`o\`rders` AS dq_table
SELECT SUM(CASE WHEN `seen_at` < TIMESTAMP '2024-03-10 01:00:00.250000+01:00' THEN 1 ELSE 0 END) FROM `db`.`My "schema"`.`o\`rders` AS dq_table
SELECT COUNT(*), MAX(`qty`) FROM `db`.`My "schema"`.`o\`rders` AS dq_table
SELECT 1 FROM `db`.`My "schema"`.`o\`rders` WHERE 1 = 0
