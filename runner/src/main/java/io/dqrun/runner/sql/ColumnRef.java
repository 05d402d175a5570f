package io.dqrun.runner.sql;

/**
 * A column inside a query.
 *
 * @param name the name as the database spells it, without quotes
 * @param dataType OpenMetadata's name of its type, such as {@code VARCHAR}; functions and literals
 *     may depend on it
 */
public record ColumnRef(String name, String dataType) {}
