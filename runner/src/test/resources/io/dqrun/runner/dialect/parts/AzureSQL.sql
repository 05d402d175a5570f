WITH [dq_rows] AS (SELECT * FROM [sch].[Orders] WHERE [qty] > 5 OR [qty] < 1) SELECT COUNT_BIG(*) FROM [dq_rows]
WITH [dq_rows] AS (SELECT * FROM [sch].[Orders] WHERE ABS(CAST(CHECKSUM(NEWID()) AS bigint)) % 1000000 / 10000.0 < 12.5) SELECT COUNT_BIG(*) FROM [dq_rows]
WITH [dq_rows] AS (SELECT * FROM [sch].[Orders] WHERE ([qty] > 5 OR [qty] < 1) AND ABS(CAST(CHECKSUM(NEWID()) AS bigint)) % 1000000 / 10000.0 < 10) SELECT COUNT_BIG(*) FROM [dq_rows]
WITH [dq_rows] AS (SELECT * FROM [sch].[Orders] TABLESAMPLE (10 PERCENT)) SELECT COUNT_BIG(*) FROM [dq_rows]
WITH [dq_rows] AS (SELECT * FROM [sch].[Orders] TABLESAMPLE (10 PERCENT) WHERE [qty] > 5 OR [qty] < 1) SELECT COUNT_BIG(*) FROM [dq_rows]
WITH [dq_rows] AS (SELECT TOP 100 * FROM [sch].[Orders] ORDER BY NEWID()) SELECT COUNT_BIG(*) FROM [dq_rows]
WITH [dq_rows] AS (SELECT TOP 2000000 * FROM [sch].[Orders] ORDER BY NEWID()) SELECT COUNT_BIG(*) FROM [dq_rows]
WITH [dq_rows] AS (SELECT TOP 100 * FROM [sch].[Orders] WHERE [qty] > 5 OR [qty] < 1 ORDER BY NEWID()) SELECT COUNT_BIG(*) FROM [dq_rows]
WITH [dq_rows] ([qty], [Name]) AS (SELECT * FROM (
SELECT 1, 'x' -- both
) q) SELECT COUNT_BIG(*) FROM [dq_rows]
WITH [dq_rows] AS (SELECT * FROM [sch].[Orders] WHERE [qty] > 5 OR [qty] < 1) SELECT 1 FROM [dq_rows] WHERE 1 = 0
WITH [dq_rows] AS (SELECT * FROM [sch].[Orders] WHERE [qty] > 5 OR [qty] < 1) SELECT AVG(CAST([qty] AS decimal(38, 6))), AVG(CAST([qty] AS decimal)) FROM [dq_rows]
WITH [dq_rows] AS (SELECT * FROM [sch].[Orders] WHERE [qty] > 5 OR [qty] < 1) SELECT SUM(CAST([qty] AS decimal(38, 0))), SUM(CAST([qty] AS decimal)) FROM [dq_rows]
WITH [dq_rows] AS (SELECT * FROM [sch].[Orders] WHERE [qty] > 5 OR [qty] < 1) SELECT MIN(LEN(CAST([Name] AS nvarchar(max)) + N'.') - 1), MIN(LEN([Name])) FROM [dq_rows]
WITH [dq_rows] AS (SELECT * FROM [sch].[Orders] WHERE [qty] > 5 OR [qty] < 1) SELECT MAX(LEN(CAST([Name] AS nvarchar(max)) + N'.') - 1), MAX(LEN([Name])) FROM [dq_rows]
WITH [dq_rows] AS (SELECT * FROM [sch].[Orders] WHERE [qty] > 5 OR [qty] < 1) SELECT SUM(CASE WHEN LEN(CAST([Name] AS nvarchar(max)) + N'.') - 1 < 2 THEN CAST(1 AS bigint) ELSE 0 END), SUM(CASE WHEN LEN([Name]) < 2 THEN CAST(1 AS bigint) ELSE 0 END) FROM [dq_rows]
SELECT COUNT(CASE WHEN n > 1 THEN 1 END), COUNT(CASE WHEN k0 IS NULL THEN 1 END) FROM (SELECT (t.k0 + NCHAR(1)) COLLATE Latin1_General_100_BIN2 AS k0, COUNT(*) AS n FROM (SELECT [k] AS k0 FROM [sch].[Orders]) t GROUP BY (t.k0 + NCHAR(1)) COLLATE Latin1_General_100_BIN2) g
SELECT COUNT(CASE WHEN d = 1 THEN 1 END), COUNT(CASE WHEN d = 2 THEN 1 END), COUNT(CASE WHEN d = 3 THEN 1 END), COUNT(CASE WHEN d = 4 THEN 1 END) FROM (SELECT CASE WHEN r.m IS NULL THEN 1 WHEN l.m IS NULL THEN 2 WHEN ((RTRIM(l.v0) + NCHAR(1)) COLLATE Latin1_General_100_BIN2 = (RTRIM(r.v0) + NCHAR(1)) COLLATE Latin1_General_100_BIN2 OR (l.v0 IS NULL AND r.v0 IS NULL)) AND (l.v1 = r.v1 OR (l.v1 IS NULL AND r.v1 IS NULL)) AND (CAST(l.v2 AT TIME ZONE 'UTC' AS datetime2) = r.v2 OR (l.v2 IS NULL AND r.v2 IS NULL)) AND ((CAST(l.v3 AS nvarchar(max)) + NCHAR(1)) COLLATE Latin1_General_100_BIN2 = (CAST(r.v3 AS nvarchar(max)) + NCHAR(1)) COLLATE Latin1_General_100_BIN2 OR (l.v3 IS NULL AND r.v3 IS NULL)) THEN 4 ELSE 3 END AS d FROM (SELECT 1 AS m, [k] AS k0, [c] AS v0, [flag] AS v1, [seen] AS v2, [j] AS v3 FROM [sch].[Orders]) l FULL OUTER JOIN (SELECT 1 AS m, [k] AS k0, [c] AS v0, [flag] AS v1, [seen] AS v2, [j] AS v3 FROM [sch].[b]) r ON (l.k0 + NCHAR(1)) COLLATE Latin1_General_100_BIN2 = (r.k0 + NCHAR(1)) COLLATE Latin1_General_100_BIN2) c
SELECT [k], [c], [flag], [seen], [j] FROM [sch].[b] ORDER BY ([k] + NCHAR(1)) COLLATE Latin1_General_100_BIN2
