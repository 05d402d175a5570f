SELECT COUNT(*) FROM `My "schema"`.`o``rders`
SELECT COUNT(`na"me`) FROM `My "schema"`.`o``rders`
SELECT MIN(`qty`) FROM `My "schema"`.`o``rders`
SELECT MAX(`qty`) FROM `My "schema"`.`o``rders`
SELECT AVG(`qty`) FROM `My "schema"`.`o``rders`
SELECT (SELECT middle FROM (SELECT `qty` AS middle, ROW_NUMBER() OVER (ORDER BY `qty`) AS place, COUNT(*) OVER () AS total FROM `My "schema"`.`o``rders` WHERE `qty` IS NOT NULL) AS ranked WHERE place = ROUND(0.5 * total))
SELECT STDDEV_POP(`qty`) FROM `My "schema"`.`o``rders`
SELECT SUM(`qty`) FROM `My "schema"`.`o``rders`
SELECT SUM(`rate`) FROM `My "schema"`.`o``rders`
SELECT MIN(CHAR_LENGTH(`na"me`)) FROM `My "schema"`.`o``rders`
SELECT MAX(CHAR_LENGTH(`na"me`)) FROM `My "schema"`.`o``rders`
SELECT COUNT(CASE WHEN dq_values = 1 THEN 1 END) FROM (SELECT COUNT(`na"me`) AS dq_values, COUNT(*) AS dq_total FROM `My "schema"`.`o``rders` GROUP BY `na"me`) AS dq_groups
SELECT SUM(CASE WHEN `qty` IS NULL THEN 1 ELSE 0 END) FROM `My "schema"`.`o``rders`
SELECT SUM(CASE WHEN `na"me` IN ('it''s', 'C:\\', '') THEN 1 ELSE 0 END) FROM `My "schema"`.`o``rders`
SELECT SUM(CASE WHEN `qty` IN (1.5, -3, 1E+60, TRUE) THEN 1 ELSE 0 END) FROM `My "schema"`.`o``rders`
SELECT SUM(CASE WHEN `qty` IS NULL AND 1 = 0 THEN 1 ELSE 0 END) FROM `My "schema"`.`o``rders`
SELECT SUM(CASE WHEN 1 = 0 THEN 1 ELSE 0 END) FROM `My "schema"`.`o``rders`
SELECT SUM(CASE WHEN `qty` > 1000 OR `qty` < 0.1 THEN 1 ELSE 0 END) FROM `My "schema"`.`o``rders`
SELECT SUM(CASE WHEN CHAR_LENGTH(`na"me`) > 10 OR CHAR_LENGTH(`na"me`) < 2.5 THEN 1 ELSE 0 END) FROM `My "schema"`.`o``rders`
SELECT SUM(CASE WHEN `na"me` REGEXP '^it''s [A-Z]\\d+\\\\$' THEN 1 ELSE 0 END) FROM `My "schema"`.`o``rders`
SELECT COUNT(CASE WHEN `placed_on` >= CAST(CURRENT_DATE - INTERVAL '2' DAY AS DATE) THEN 1 END) FROM `My "schema"`.`o``rders`
SELECT COUNT(CASE WHEN `placed_at` >= CAST(CURRENT_TIMESTAMP - INTERVAL '36' HOUR AS DATETIME) THEN 1 END) FROM `My "schema"`.`o``rders`
SELECT SUM(CASE WHEN `placed_at` > TIMESTAMP '2024-03-10 00:00:00.000000' THEN 1 ELSE 0 END) FROM `My "schema"`.`o``rders`
SELECT SUM(CASE WHEN `seen_at` < CONVERT_TZ('2024-03-10 00:00:00.250000', '+00:00', @@session.time_zone) THEN 1 ELSE 0 END) FROM `My "schema"`.`o``rders`
SELECT COUNT(*), MAX(`qty`) FROM `My "schema"`.`o``rders`
SELECT 1 FROM `My "schema"`.`o``rders` WHERE 1 = 0
