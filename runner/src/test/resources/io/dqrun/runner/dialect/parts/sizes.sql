-- Athena
-- no
-- AzureSQL
SELECT s.name, t.name, SUM(p.rows)
FROM sys.tables t
JOIN sys.schemas s ON s.schema_id = t.schema_id
JOIN sys.partitions p ON p.object_id = t.object_id
WHERE p.index_id IN (0, 1)
GROUP BY s.name, t.name
-- BigQuery
-- no
-- Clickhouse
SELECT database, name, total_rows FROM system.tables WHERE total_rows IS NOT NULL
-- Cockroach
SELECT t.schema_name, t.name, s.estimated_row_count
FROM crdb_internal.tables t
JOIN crdb_internal.table_row_statistics s ON s.table_id = t.table_id
WHERE t.database_name = current_database()
-- Databricks
-- no
-- Datalake
SELECT schema_name, table_name, estimated_size FROM duckdb_tables()
WHERE database_name = current_database() AND NOT internal
-- Db2
SELECT RTRIM(tabschema), tabname, card FROM syscat.tables WHERE card >= 0
-- Doris
SELECT table_schema, table_name, table_rows FROM information_schema.tables
WHERE table_rows IS NOT NULL
-- Druid
SELECT 'druid', datasource, SUM(num_rows) FROM sys.segments WHERE is_active = 1
GROUP BY datasource
-- Exasol
SELECT table_schema, table_name, table_row_count FROM exa_all_tables
-- Greenplum
SELECT n.nspname, c.relname, GREATEST(c.relpages, (
    SELECT COALESCE(SUM(p.relpages), 0)
    FROM pg_catalog.pg_inherits i JOIN pg_catalog.pg_class p ON p.oid = i.inhrelid
    WHERE i.inhparent = c.oid))
FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p', 'm')
  AND n.nspname NOT IN ('pg_catalog', 'information_schema')
-- Hive
-- no
-- Impala
-- no
-- MariaDB
SELECT table_schema, table_name, data_length FROM information_schema.tables
WHERE data_length IS NOT NULL
  AND table_schema NOT IN ('information_schema', 'mysql', 'performance_schema', 'sys')
  AND (DATABASE() IS NULL OR table_schema = DATABASE())
-- Mssql
SELECT s.name, t.name, SUM(p.rows)
FROM sys.tables t
JOIN sys.schemas s ON s.schema_id = t.schema_id
JOIN sys.partitions p ON p.object_id = t.object_id
WHERE p.index_id IN (0, 1)
GROUP BY s.name, t.name
-- Mysql
SELECT table_schema, table_name, data_length FROM information_schema.tables
WHERE data_length IS NOT NULL
  AND table_schema NOT IN ('information_schema', 'mysql', 'performance_schema', 'sys')
  AND (DATABASE() IS NULL OR table_schema = DATABASE())
-- Oracle
SELECT owner, table_name, num_rows FROM all_tables WHERE num_rows IS NOT NULL
-- PinotDB
-- no
-- Postgres
SELECT n.nspname, c.relname, GREATEST(c.relpages, (
    SELECT COALESCE(SUM(p.relpages), 0)
    FROM pg_catalog.pg_inherits i JOIN pg_catalog.pg_class p ON p.oid = i.inhrelid
    WHERE i.inhparent = c.oid))
FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p', 'm')
  AND n.nspname NOT IN ('pg_catalog', 'information_schema')
-- Presto
-- no
-- Redshift
SELECT "schema", "table", tbl_rows FROM svv_table_info
-- SQLite
-- no
-- SapHana
SELECT schema_name, table_name, record_count FROM sys.m_tables WHERE record_count IS NOT NULL
-- SingleStore
SELECT table_schema, table_name, table_rows FROM information_schema.tables
WHERE table_rows IS NOT NULL
-- Snowflake
SELECT table_schema, table_name, row_count FROM information_schema.tables
WHERE row_count IS NOT NULL
-- StarRocks
SELECT table_schema, table_name, table_rows FROM information_schema.tables
WHERE table_rows IS NOT NULL
-- Teradata
SELECT TRIM(DatabaseName), TRIM(TableName), SUM(CurrentPerm) FROM DBC.TableSizeVX
GROUP BY DatabaseName, TableName
-- Timescale
SELECT n.nspname, c.relname, GREATEST(c.relpages, (
    SELECT COALESCE(SUM(p.relpages), 0)
    FROM pg_catalog.pg_inherits i JOIN pg_catalog.pg_class p ON p.oid = i.inhrelid
    WHERE i.inhparent = c.oid))
FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p', 'm')
  AND n.nspname NOT IN ('pg_catalog', 'information_schema')
-- Trino
-- no
-- UnityCatalog
-- no
-- Vertica
SELECT anchor_table_schema, anchor_table_name, SUM(used_bytes) FROM projection_storage
GROUP BY anchor_table_schema, anchor_table_name
