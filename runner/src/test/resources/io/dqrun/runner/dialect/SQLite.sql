SELECT COUNT(*) FROM `o``rders`
SELECT COUNT(`na"me`) FROM `o``rders`
SELECT MIN(`qty`) FROM `o``rders`
SELECT MAX(`qty`) FROM `o``rders`
SELECT AVG(`qty`) FROM `o``rders`
SELECT (SELECT `qty` FROM `o``rders` WHERE `qty` IS NOT NULL ORDER BY `qty` LIMIT 1 OFFSET (SELECT (COUNT(`qty`) - 1) / 2 FROM `o``rders`))
SELECT SQRT(MAX(0, AVG(`qty` * `qty`) - AVG(`qty`) * AVG(`qty`))) FROM `o``rders`
SELECT SUM(`qty`) FROM `o``rders`
SELECT SUM(`rate`) FROM `o``rders`
SELECT MIN(LENGTH(`na"me`)) FROM `o``rders`
SELECT MAX(LENGTH(`na"me`)) FROM `o``rders`
SELECT (SELECT COUNT(*) FROM (SELECT `na"me` FROM `o``rders` GROUP BY `na"me` HAVING COUNT(`na"me`) = 1) AS once)
SELECT SUM(CASE WHEN `qty` IS NULL THEN 1 ELSE 0 END) FROM `o``rders`
SELECT SUM(CASE WHEN `na"me` IN ('it''s', 'C:\', '') THEN 1 ELSE 0 END) FROM `o``rders`
SELECT SUM(CASE WHEN `qty` IN (1.5, -3, 1E+60, TRUE) THEN 1 ELSE 0 END) FROM `o``rders`
SELECT SUM(CASE WHEN `qty` IS NULL AND 1 = 0 THEN 1 ELSE 0 END) FROM `o``rders`
SELECT SUM(CASE WHEN 1 = 0 THEN 1 ELSE 0 END) FROM `o``rders`
SELECT SUM(CASE WHEN `qty` > 1000 OR `qty` < 0.1 THEN 1 ELSE 0 END) FROM `o``rders`
SELECT SUM(CASE WHEN LENGTH(`na"me`) > 10 OR LENGTH(`na"me`) < 2.5 THEN 1 ELSE 0 END) FROM `o``rders`
SELECT SUM(CASE WHEN `na"me` REGEXP '^it''s [A-Z]\d+\\$' THEN 1 ELSE 0 END) FROM `o``rders`
SELECT COUNT(CASE WHEN `placed_on` >= DATE(CURRENT_DATE, '-2 DAY') THEN 1 END) FROM `o``rders`
SELECT COUNT(CASE WHEN strftime('%Y-%m-%d %H:%M:%f', `placed_at`) >= strftime('%Y-%m-%d %H:%M:%f', 'now', '-36 HOUR') THEN 1 END) FROM `o``rders`
SELECT SUM(CASE WHEN strftime('%Y-%m-%d %H:%M:%f', `placed_at`) > '2024-03-10 00:00:00.000' THEN 1 ELSE 0 END) FROM `o``rders`
SELECT SUM(CASE WHEN strftime('%Y-%m-%d %H:%M:%f', `seen_at`) < '2024-03-10 00:00:00.250' THEN 1 ELSE 0 END) FROM `o``rders`
SELECT COUNT(*), (SELECT COUNT(*) FROM (SELECT `na"me` FROM `o``rders` GROUP BY `na"me` HAVING COUNT(`na"me`) = 1) AS once), MAX(`qty`) FROM `o``rders`
SELECT 1 FROM `o``rders` WHERE 1 = 0
