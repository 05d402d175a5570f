SELECT COUNT(*) FROM `My "schema"`.`o\`rders`
SELECT COUNT(`na"me`) FROM `My "schema"`.`o\`rders`
SELECT minOrNull(`qty`) FROM `My "schema"`.`o\`rders`
SELECT maxOrNull(`qty`) FROM `My "schema"`.`o\`rders`
SELECT if(isNaN(AVG(`qty`)), NULL, AVG(`qty`)) FROM `My "schema"`.`o\`rders`
SELECT if(isNaN(toFloat64(quantileOrNull(0.5)(`qty`))), NULL, quantileOrNull(0.5)(`qty`)) FROM `My "schema"`.`o\`rders`
SELECT if(isNaN(STDDEV_POP(`qty`)), NULL, STDDEV_POP(`qty`)) FROM `My "schema"`.`o\`rders`
SELECT SUM(toDecimal128(`qty`, 0)) FROM `My "schema"`.`o\`rders`
SELECT SUM(`rate`) FROM `My "schema"`.`o\`rders`
SELECT minOrNull(lengthUTF8(`na"me`)) FROM `My "schema"`.`o\`rders`
SELECT maxOrNull(lengthUTF8(`na"me`)) FROM `My "schema"`.`o\`rders`
SELECT COUNT(CASE WHEN dq_values = 1 THEN 1 END) FROM (SELECT COUNT(`na"me`) AS dq_values, COUNT(*) AS dq_total FROM `My "schema"`.`o\`rders` GROUP BY `na"me`) AS dq_groups
SELECT SUM(CASE WHEN `qty` IS NULL THEN 1 ELSE 0 END) FROM `My "schema"`.`o\`rders`
SELECT SUM(CASE WHEN `na"me` IN ('it\'s', 'C:\\', '') THEN 1 ELSE 0 END) FROM `My "schema"`.`o\`rders`
SELECT SUM(CASE WHEN `qty` IN (1.5, -3, 1E+60, TRUE) THEN 1 ELSE 0 END) FROM `My "schema"`.`o\`rders`
SELECT SUM(CASE WHEN `qty` IS NULL AND 1 = 0 THEN 1 ELSE 0 END) FROM `My "schema"`.`o\`rders`
SELECT SUM(CASE WHEN 1 = 0 THEN 1 ELSE 0 END) FROM `My "schema"`.`o\`rders`
SELECT SUM(CASE WHEN `qty` > 1000 OR `qty` < 0.1 THEN 1 ELSE 0 END) FROM `My "schema"`.`o\`rders`
SELECT SUM(CASE WHEN lengthUTF8(`na"me`) > 10 OR lengthUTF8(`na"me`) < 2.5 THEN 1 ELSE 0 END) FROM `My "schema"`.`o\`rders`
SELECT SUM(CASE WHEN match(`na"me`, '^it\'s [A-Z]\\d+\\\\$') THEN 1 ELSE 0 END) FROM `My "schema"`.`o\`rders`
SELECT COUNT(CASE WHEN `placed_on` >= toDate(toDateTime(today()) - INTERVAL 2 DAY) THEN 1 END) FROM `My "schema"`.`o\`rders`
SELECT COUNT(CASE WHEN `placed_at` >= (NOW() - INTERVAL 36 HOUR) THEN 1 END) FROM `My "schema"`.`o\`rders`
SELECT SUM(CASE WHEN `placed_at` > toDateTime64('2024-03-10 00:00:00.000000', 6) THEN 1 ELSE 0 END) FROM `My "schema"`.`o\`rders`
SELECT SUM(CASE WHEN `seen_at` < toDateTime64('2024-03-10 00:00:00.250000', 6, 'UTC') THEN 1 ELSE 0 END) FROM `My "schema"`.`o\`rders`
SELECT COUNT(*), maxOrNull(`qty`) FROM `My "schema"`.`o\`rders`
SELECT 1 FROM `My "schema"`.`o\`rders` WHERE 1 = 0
