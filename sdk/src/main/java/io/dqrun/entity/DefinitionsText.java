package io.dqrun.entity;

/**
 * The built-in test definitions in JSON. A constant and no file: to open the jar for it would take
 * a tenth of a short run.
 */
final class DefinitionsText {

  static final String TEXT =
      """
      [
        {
          "name": "columnValueLengthsToBeBetween",
          "displayName": "Column Value Lengths To Be Between",
          "fullyQualifiedName": "columnValueLengthsToBeBetween",
          "description": "The length of every value of the column lies between two bounds.",
          "entityType": "COLUMN",
          "testPlatforms": [
            "OpenMetadata"
          ],
          "supportedDataTypes": [
            "BYTES",
            "STRING",
            "MEDIUMTEXT",
            "TEXT",
            "CHAR",
            "VARCHAR",
            "ARRAY"
          ],
          "parameterDefinition": [
            {
              "name": "minLength",
              "dataType": "INT",
              "description": "Smallest allowed length; no lower bound when absent",
              "required": false,
              "optionValues": [],
              "validationRule": {
                "parameterField": "maxLength",
                "rule": "LESS_THAN_OR_EQUALS"
              }
            },
            {
              "name": "maxLength",
              "dataType": "INT",
              "description": "Largest allowed length; no upper bound when absent",
              "required": false,
              "optionValues": [],
              "validationRule": {
                "parameterField": "minLength",
                "rule": "GREATER_THAN_OR_EQUALS"
              }
            }
          ],
          "dataQualityDimension": "Accuracy",
          "supportsRowLevelPassedFailed": true,
          "supportsDynamicAssertion": true,
          "provider": "system"
        },
        {
          "name": "columnValueMaxToBeBetween",
          "displayName": "Column Value Max To Be Between",
          "fullyQualifiedName": "columnValueMaxToBeBetween",
          "description": "The largest value of the column lies between two bounds.",
          "entityType": "COLUMN",
          "testPlatforms": [
            "OpenMetadata"
          ],
          "supportedDataTypes": [
            "NUMBER",
            "INT",
            "FLOAT",
            "DOUBLE",
            "DECIMAL",
            "TINYINT",
            "SMALLINT",
            "BIGINT",
            "BYTEINT"
          ],
          "parameterDefinition": [
            {
              "name": "minValueForMaxInCol",
              "dataType": "INT",
              "description": "Smallest allowed largest value; no lower bound when absent",
              "required": false,
              "optionValues": [],
              "validationRule": {
                "parameterField": "maxValueForMaxInCol",
                "rule": "LESS_THAN_OR_EQUALS"
              }
            },
            {
              "name": "maxValueForMaxInCol",
              "dataType": "INT",
              "description": "Largest allowed largest value; no upper bound when absent",
              "required": false,
              "optionValues": [],
              "validationRule": {
                "parameterField": "minValueForMaxInCol",
                "rule": "GREATER_THAN_OR_EQUALS"
              }
            }
          ],
          "dataQualityDimension": "Accuracy",
          "supportsRowLevelPassedFailed": false,
          "supportsDynamicAssertion": true,
          "provider": "system"
        },
        {
          "name": "columnValueMeanToBeBetween",
          "displayName": "Column Value Mean To Be Between",
          "fullyQualifiedName": "columnValueMeanToBeBetween",
          "description": "The mean of the column lies between two bounds.",
          "entityType": "COLUMN",
          "testPlatforms": [
            "OpenMetadata"
          ],
          "supportedDataTypes": [
            "NUMBER",
            "INT",
            "FLOAT",
            "DOUBLE",
            "DECIMAL",
            "TINYINT",
            "SMALLINT",
            "BIGINT",
            "BYTEINT",
            "ARRAY",
            "SET"
          ],
          "parameterDefinition": [
            {
              "name": "minValueForMeanInCol",
              "dataType": "INT",
              "description": "Smallest allowed mean; no lower bound when absent",
              "required": false,
              "optionValues": [],
              "validationRule": {
                "parameterField": "maxValueForMeanInCol",
                "rule": "LESS_THAN_OR_EQUALS"
              }
            },
            {
              "name": "maxValueForMeanInCol",
              "dataType": "INT",
              "description": "Largest allowed mean; no upper bound when absent",
              "required": false,
              "optionValues": [],
              "validationRule": {
                "parameterField": "minValueForMeanInCol",
                "rule": "GREATER_THAN_OR_EQUALS"
              }
            }
          ],
          "dataQualityDimension": "Accuracy",
          "supportsRowLevelPassedFailed": false,
          "supportsDynamicAssertion": true,
          "provider": "system"
        },
        {
          "name": "columnValueMedianToBeBetween",
          "displayName": "Column Value Median To Be Between",
          "fullyQualifiedName": "columnValueMedianToBeBetween",
          "description": "The median of the column lies between two bounds.",
          "entityType": "COLUMN",
          "testPlatforms": [
            "OpenMetadata"
          ],
          "supportedDataTypes": [
            "NUMBER",
            "INT",
            "FLOAT",
            "DOUBLE",
            "DECIMAL",
            "TINYINT",
            "SMALLINT",
            "BIGINT",
            "BYTEINT"
          ],
          "parameterDefinition": [
            {
              "name": "minValueForMedianInCol",
              "dataType": "INT",
              "description": "Smallest allowed median; no lower bound when absent",
              "required": false,
              "optionValues": [],
              "validationRule": {
                "parameterField": "maxValueForMedianInCol",
                "rule": "LESS_THAN_OR_EQUALS"
              }
            },
            {
              "name": "maxValueForMedianInCol",
              "dataType": "INT",
              "description": "Largest allowed median; no upper bound when absent",
              "required": false,
              "optionValues": [],
              "validationRule": {
                "parameterField": "minValueForMedianInCol",
                "rule": "GREATER_THAN_OR_EQUALS"
              }
            }
          ],
          "dataQualityDimension": "Accuracy",
          "supportsRowLevelPassedFailed": false,
          "supportsDynamicAssertion": true,
          "provider": "system"
        },
        {
          "name": "columnValueMinToBeBetween",
          "displayName": "Column Value Min To Be Between",
          "fullyQualifiedName": "columnValueMinToBeBetween",
          "description": "The smallest value of the column lies between two bounds.",
          "entityType": "COLUMN",
          "testPlatforms": [
            "OpenMetadata"
          ],
          "supportedDataTypes": [
            "NUMBER",
            "INT",
            "FLOAT",
            "DOUBLE",
            "DECIMAL",
            "TINYINT",
            "SMALLINT",
            "BIGINT",
            "BYTEINT"
          ],
          "parameterDefinition": [
            {
              "name": "minValueForMinInCol",
              "dataType": "INT",
              "description": "Smallest allowed smallest value; no lower bound when absent",
              "required": false,
              "optionValues": [],
              "validationRule": {
                "parameterField": "maxValueForMinInCol",
                "rule": "LESS_THAN_OR_EQUALS"
              }
            },
            {
              "name": "maxValueForMinInCol",
              "dataType": "INT",
              "description": "Largest allowed smallest value; no upper bound when absent",
              "required": false,
              "optionValues": [],
              "validationRule": {
                "parameterField": "minValueForMinInCol",
                "rule": "GREATER_THAN_OR_EQUALS"
              }
            }
          ],
          "dataQualityDimension": "Accuracy",
          "supportsRowLevelPassedFailed": false,
          "supportsDynamicAssertion": true,
          "provider": "system"
        },
        {
          "name": "columnValueStdDevToBeBetween",
          "displayName": "Column Value StdDev To Be Between",
          "fullyQualifiedName": "columnValueStdDevToBeBetween",
          "description": "The population standard deviation of the column lies between two bounds.",
          "entityType": "COLUMN",
          "testPlatforms": [
            "OpenMetadata"
          ],
          "supportedDataTypes": [
            "NUMBER",
            "INT",
            "FLOAT",
            "DOUBLE",
            "DECIMAL",
            "TINYINT",
            "SMALLINT",
            "BIGINT",
            "BYTEINT"
          ],
          "parameterDefinition": [
            {
              "name": "minValueForStdDevInCol",
              "dataType": "INT",
              "description": "Smallest allowed population standard deviation; no lower bound when absent",
              "required": false,
              "optionValues": [],
              "validationRule": {
                "parameterField": "maxValueForStdDevInCol",
                "rule": "LESS_THAN_OR_EQUALS"
              }
            },
            {
              "name": "maxValueForStdDevInCol",
              "dataType": "INT",
              "description": "Largest allowed population standard deviation; no upper bound when absent",
              "required": false,
              "optionValues": [],
              "validationRule": {
                "parameterField": "minValueForStdDevInCol",
                "rule": "GREATER_THAN_OR_EQUALS"
              }
            }
          ],
          "dataQualityDimension": "Accuracy",
          "supportsRowLevelPassedFailed": false,
          "supportsDynamicAssertion": true,
          "provider": "system"
        },
        {
          "name": "columnValuesMissingCount",
          "displayName": "Column Values Missing Count",
          "fullyQualifiedName": "columnValuesMissingCount",
          "description": "Exactly the given number of values of the column is missing.",
          "entityType": "COLUMN",
          "testPlatforms": [
            "OpenMetadata"
          ],
          "supportedDataTypes": [
            "NUMBER",
            "TINYINT",
            "SMALLINT",
            "INT",
            "BIGINT",
            "BYTEINT",
            "BYTES",
            "FLOAT",
            "DOUBLE",
            "DECIMAL",
            "NUMERIC",
            "TIMESTAMP",
            "TIMESTAMPZ",
            "TIME",
            "DATE",
            "DATETIME",
            "INTERVAL",
            "STRING",
            "MEDIUMTEXT",
            "TEXT",
            "CHAR",
            "VARCHAR",
            "BOOLEAN",
            "BINARY",
            "VARBINARY",
            "ARRAY",
            "BLOB",
            "LONGBLOB",
            "MEDIUMBLOB",
            "MAP",
            "STRUCT",
            "UNION",
            "SET",
            "GEOGRAPHY",
            "ENUM",
            "JSON",
            "UUID",
            "VARIANT",
            "GEOMETRY",
            "POINT",
            "POLYGON"
          ],
          "parameterDefinition": [
            {
              "name": "missingCountValue",
              "dataType": "INT",
              "description": "Expected number of missing values",
              "required": true,
              "optionValues": []
            },
            {
              "name": "missingValueMatch",
              "dataType": "STRING",
              "description": "List of further values that count as missing, such as ['NA', '-']",
              "required": false,
              "optionValues": []
            }
          ],
          "dataQualityDimension": "Completeness",
          "supportsRowLevelPassedFailed": false,
          "supportsDynamicAssertion": false,
          "provider": "system"
        },
        {
          "name": "columnValuesSumToBeBetween",
          "displayName": "Column Values Sum To Be Between",
          "fullyQualifiedName": "columnValuesSumToBeBetween",
          "description": "The sum of the column lies between two bounds.",
          "entityType": "COLUMN",
          "testPlatforms": [
            "OpenMetadata"
          ],
          "supportedDataTypes": [
            "NUMBER",
            "INT",
            "FLOAT",
            "DOUBLE",
            "DECIMAL",
            "TINYINT",
            "SMALLINT",
            "BIGINT",
            "BYTEINT"
          ],
          "parameterDefinition": [
            {
              "name": "minValueForColSum",
              "dataType": "INT",
              "description": "Smallest allowed sum; no lower bound when absent",
              "required": false,
              "optionValues": [],
              "validationRule": {
                "parameterField": "maxValueForColSum",
                "rule": "LESS_THAN_OR_EQUALS"
              }
            },
            {
              "name": "maxValueForColSum",
              "dataType": "INT",
              "description": "Largest allowed sum; no upper bound when absent",
              "required": false,
              "optionValues": [],
              "validationRule": {
                "parameterField": "minValueForColSum",
                "rule": "GREATER_THAN_OR_EQUALS"
              }
            }
          ],
          "dataQualityDimension": "Accuracy",
          "supportsRowLevelPassedFailed": false,
          "supportsDynamicAssertion": true,
          "provider": "system"
        },
        {
          "name": "columnValuesToBeAtExpectedLocation",
          "displayName": "Column Values To Be At Expected Location",
          "fullyQualifiedName": "columnValuesToBeAtExpectedLocation",
          "description": "The coordinates of every row lie in the place that the column names.",
          "entityType": "COLUMN",
          "testPlatforms": [
            "OpenMetadata"
          ],
          "supportedDataTypes": [
            "BYTES",
            "STRING",
            "MEDIUMTEXT",
            "TEXT",
            "CHAR",
            "VARCHAR",
            "NUMBER",
            "INT",
            "FLOAT",
            "DOUBLE",
            "DECIMAL",
            "TINYINT",
            "SMALLINT",
            "BIGINT",
            "BYTEINT"
          ],
          "parameterDefinition": [
            {
              "name": "locationReferenceType",
              "dataType": "ARRAY",
              "description": "What the column holds",
              "required": true,
              "optionValues": [
                "CITY",
                "POSTAL_CODE"
              ]
            },
            {
              "name": "longitudeColumnName",
              "dataType": "STRING",
              "description": "Column with the longitude",
              "required": true,
              "optionValues": []
            },
            {
              "name": "latitudeColumnName",
              "dataType": "STRING",
              "description": "Column with the latitude",
              "required": true,
              "optionValues": []
            },
            {
              "name": "radius",
              "dataType": "FLOAT",
              "description": "Tolerance in metres",
              "required": true,
              "optionValues": []
            }
          ],
          "dataQualityDimension": "Accuracy",
          "supportsRowLevelPassedFailed": false,
          "supportsDynamicAssertion": false,
          "provider": "system"
        },
        {
          "name": "columnValuesToBeBetween",
          "displayName": "Column Values To Be Between",
          "fullyQualifiedName": "columnValuesToBeBetween",
          "description": "Every value of the column lies between two bounds; bounds of dates are epoch seconds or milliseconds.",
          "entityType": "COLUMN",
          "testPlatforms": [
            "OpenMetadata"
          ],
          "supportedDataTypes": [
            "NUMBER",
            "INT",
            "FLOAT",
            "DOUBLE",
            "DECIMAL",
            "TINYINT",
            "SMALLINT",
            "BIGINT",
            "BYTEINT",
            "TIMESTAMP",
            "TIMESTAMPZ",
            "DATETIME",
            "DATE"
          ],
          "parameterDefinition": [
            {
              "name": "minValue",
              "dataType": "INT",
              "description": "Smallest allowed value; no lower bound when absent",
              "required": false,
              "optionValues": [],
              "validationRule": {
                "parameterField": "maxValue",
                "rule": "LESS_THAN_OR_EQUALS"
              }
            },
            {
              "name": "maxValue",
              "dataType": "INT",
              "description": "Largest allowed value; no upper bound when absent",
              "required": false,
              "optionValues": [],
              "validationRule": {
                "parameterField": "minValue",
                "rule": "GREATER_THAN_OR_EQUALS"
              }
            }
          ],
          "dataQualityDimension": "Accuracy",
          "supportsRowLevelPassedFailed": true,
          "supportsDynamicAssertion": true,
          "provider": "system"
        },
        {
          "name": "columnValuesToBeInSet",
          "displayName": "Column Values To Be In Set",
          "fullyQualifiedName": "columnValuesToBeInSet",
          "description": "At least one value of the column is in the set or, with matchEnum, every row's value is.",
          "entityType": "COLUMN",
          "testPlatforms": [
            "OpenMetadata"
          ],
          "supportedDataTypes": [
            "NUMBER",
            "INT",
            "FLOAT",
            "DOUBLE",
            "DECIMAL",
            "TINYINT",
            "SMALLINT",
            "BIGINT",
            "BYTEINT",
            "BYTES",
            "STRING",
            "MEDIUMTEXT",
            "TEXT",
            "CHAR",
            "VARCHAR",
            "BOOLEAN"
          ],
          "parameterDefinition": [
            {
              "name": "allowedValues",
              "dataType": "ARRAY",
              "description": "List of allowed values, such as ['a', 'b']",
              "required": true,
              "optionValues": []
            },
            {
              "name": "matchEnum",
              "dataType": "BOOLEAN",
              "description": "Whether every row must hold an allowed value; false when absent",
              "required": false,
              "optionValues": []
            }
          ],
          "dataQualityDimension": "Validity",
          "supportsRowLevelPassedFailed": true,
          "supportsDynamicAssertion": false,
          "provider": "system"
        },
        {
          "name": "columnValuesToBeNotInSet",
          "displayName": "Column Values To Be Not In Set",
          "fullyQualifiedName": "columnValuesToBeNotInSet",
          "description": "No value of the column is in the set.",
          "entityType": "COLUMN",
          "testPlatforms": [
            "OpenMetadata"
          ],
          "supportedDataTypes": [
            "NUMBER",
            "INT",
            "FLOAT",
            "DOUBLE",
            "DECIMAL",
            "TINYINT",
            "SMALLINT",
            "BIGINT",
            "BYTEINT",
            "BYTES",
            "STRING",
            "MEDIUMTEXT",
            "TEXT",
            "CHAR",
            "VARCHAR",
            "BOOLEAN"
          ],
          "parameterDefinition": [
            {
              "name": "forbiddenValues",
              "dataType": "ARRAY",
              "description": "List of forbidden values, such as ['a', 'b']",
              "required": true,
              "optionValues": []
            }
          ],
          "dataQualityDimension": "Validity",
          "supportsRowLevelPassedFailed": true,
          "supportsDynamicAssertion": false,
          "provider": "system"
        },
        {
          "name": "columnValuesToBeNotNull",
          "displayName": "Column Values To Be Not Null",
          "fullyQualifiedName": "columnValuesToBeNotNull",
          "description": "No row of the column is null.",
          "entityType": "COLUMN",
          "testPlatforms": [
            "OpenMetadata"
          ],
          "supportedDataTypes": [
            "NUMBER",
            "TINYINT",
            "SMALLINT",
            "INT",
            "BIGINT",
            "BYTEINT",
            "BYTES",
            "FLOAT",
            "DOUBLE",
            "DECIMAL",
            "NUMERIC",
            "TIMESTAMP",
            "TIMESTAMPZ",
            "TIME",
            "DATE",
            "DATETIME",
            "INTERVAL",
            "STRING",
            "MEDIUMTEXT",
            "TEXT",
            "CHAR",
            "VARCHAR",
            "BOOLEAN",
            "BINARY",
            "VARBINARY",
            "ARRAY",
            "BLOB",
            "LONGBLOB",
            "MEDIUMBLOB",
            "MAP",
            "STRUCT",
            "UNION",
            "SET",
            "GEOGRAPHY",
            "ENUM",
            "JSON",
            "UUID",
            "VARIANT",
            "GEOMETRY",
            "POINT",
            "POLYGON"
          ],
          "parameterDefinition": [],
          "dataQualityDimension": "Completeness",
          "supportsRowLevelPassedFailed": true,
          "supportsDynamicAssertion": false,
          "provider": "system"
        },
        {
          "name": "columnValuesToBeUnique",
          "displayName": "Column Values To Be Unique",
          "fullyQualifiedName": "columnValuesToBeUnique",
          "description": "No value of the column occurs twice.",
          "entityType": "COLUMN",
          "testPlatforms": [
            "OpenMetadata"
          ],
          "supportedDataTypes": [
            "NUMBER",
            "TINYINT",
            "SMALLINT",
            "INT",
            "BIGINT",
            "BYTEINT",
            "BYTES",
            "FLOAT",
            "DOUBLE",
            "DECIMAL",
            "NUMERIC",
            "TIMESTAMP",
            "TIMESTAMPZ",
            "TIME",
            "DATE",
            "DATETIME",
            "INTERVAL",
            "STRING",
            "MEDIUMTEXT",
            "TEXT",
            "CHAR",
            "VARCHAR",
            "BOOLEAN",
            "BINARY",
            "VARBINARY",
            "ARRAY",
            "BLOB",
            "LONGBLOB",
            "MEDIUMBLOB",
            "MAP",
            "STRUCT",
            "UNION",
            "SET",
            "GEOGRAPHY",
            "ENUM",
            "JSON",
            "UUID",
            "VARIANT",
            "GEOMETRY",
            "POINT",
            "POLYGON"
          ],
          "parameterDefinition": [],
          "dataQualityDimension": "Uniqueness",
          "supportsRowLevelPassedFailed": true,
          "supportsDynamicAssertion": false,
          "provider": "system"
        },
        {
          "name": "columnValuesToMatchRegex",
          "displayName": "Column Values To Match Regex Pattern",
          "fullyQualifiedName": "columnValuesToMatchRegex",
          "description": "Every value of the column matches the pattern.",
          "entityType": "COLUMN",
          "testPlatforms": [
            "OpenMetadata"
          ],
          "supportedDataTypes": [
            "BYTES",
            "STRING",
            "MEDIUMTEXT",
            "TEXT",
            "CHAR",
            "VARCHAR"
          ],
          "parameterDefinition": [
            {
              "name": "regex",
              "dataType": "STRING",
              "description": "Pattern in the database's own dialect",
              "required": true,
              "optionValues": []
            }
          ],
          "dataQualityDimension": "Validity",
          "supportsRowLevelPassedFailed": true,
          "supportsDynamicAssertion": false,
          "provider": "system"
        },
        {
          "name": "columnValuesToNotMatchRegex",
          "displayName": "Column Values To Not Match Regex",
          "fullyQualifiedName": "columnValuesToNotMatchRegex",
          "description": "No value of the column matches the pattern.",
          "entityType": "COLUMN",
          "testPlatforms": [
            "OpenMetadata"
          ],
          "supportedDataTypes": [
            "BYTES",
            "STRING",
            "MEDIUMTEXT",
            "TEXT",
            "CHAR",
            "VARCHAR"
          ],
          "parameterDefinition": [
            {
              "name": "forbiddenRegex",
              "dataType": "STRING",
              "description": "Pattern in the database's own dialect",
              "required": true,
              "optionValues": []
            }
          ],
          "dataQualityDimension": "Validity",
          "supportsRowLevelPassedFailed": true,
          "supportsDynamicAssertion": false,
          "provider": "system"
        },
        {
          "name": "tableColumnCountToBeBetween",
          "displayName": "Table Column Count To Be Between",
          "fullyQualifiedName": "tableColumnCountToBeBetween",
          "description": "The number of columns lies between two bounds.",
          "entityType": "TABLE",
          "testPlatforms": [
            "OpenMetadata"
          ],
          "supportedDataTypes": [],
          "parameterDefinition": [
            {
              "name": "minColValue",
              "dataType": "INT",
              "description": "Smallest allowed number of columns; no lower bound when absent",
              "required": false,
              "optionValues": [],
              "validationRule": {
                "parameterField": "maxColValue",
                "rule": "LESS_THAN_OR_EQUALS"
              }
            },
            {
              "name": "maxColValue",
              "dataType": "INT",
              "description": "Largest allowed number of columns; no upper bound when absent",
              "required": false,
              "optionValues": [],
              "validationRule": {
                "parameterField": "minColValue",
                "rule": "GREATER_THAN_OR_EQUALS"
              }
            }
          ],
          "dataQualityDimension": "Integrity",
          "supportsRowLevelPassedFailed": false,
          "supportsDynamicAssertion": false,
          "provider": "system"
        },
        {
          "name": "tableColumnCountToEqual",
          "displayName": "Table Column Count To Equal",
          "fullyQualifiedName": "tableColumnCountToEqual",
          "description": "The table has exactly the given number of columns.",
          "entityType": "TABLE",
          "testPlatforms": [
            "OpenMetadata"
          ],
          "supportedDataTypes": [],
          "parameterDefinition": [
            {
              "name": "columnCount",
              "dataType": "INT",
              "description": "Expected number of columns",
              "required": true,
              "optionValues": []
            }
          ],
          "dataQualityDimension": "Integrity",
          "supportsRowLevelPassedFailed": false,
          "supportsDynamicAssertion": false,
          "provider": "system"
        },
        {
          "name": "tableColumnNameToExist",
          "displayName": "Table Column Name To Exist",
          "fullyQualifiedName": "tableColumnNameToExist",
          "description": "The table has a column of the given name.",
          "entityType": "TABLE",
          "testPlatforms": [
            "OpenMetadata"
          ],
          "supportedDataTypes": [],
          "parameterDefinition": [
            {
              "name": "columnName",
              "dataType": "STRING",
              "description": "Name of the column",
              "required": true,
              "optionValues": []
            }
          ],
          "dataQualityDimension": "Integrity",
          "supportsRowLevelPassedFailed": false,
          "supportsDynamicAssertion": false,
          "provider": "system"
        },
        {
          "name": "tableColumnToMatchSet",
          "displayName": "Table Column To Match Set",
          "fullyQualifiedName": "tableColumnToMatchSet",
          "description": "The table has exactly the given columns.",
          "entityType": "TABLE",
          "testPlatforms": [
            "OpenMetadata"
          ],
          "supportedDataTypes": [],
          "parameterDefinition": [
            {
              "name": "columnNames",
              "dataType": "STRING",
              "description": "Names of the columns, separated by commas",
              "required": true,
              "optionValues": []
            },
            {
              "name": "ordered",
              "dataType": "BOOLEAN",
              "description": "Whether their order matters",
              "required": false,
              "optionValues": []
            }
          ],
          "dataQualityDimension": "Integrity",
          "supportsRowLevelPassedFailed": false,
          "supportsDynamicAssertion": false,
          "provider": "system"
        },
        {
          "name": "tableCustomSQLQuery",
          "displayName": "Custom SQL Query",
          "fullyQualifiedName": "tableCustomSQLQuery",
          "description": "The number of rows, or the count, that a query returns compares to a threshold.",
          "entityType": "TABLE",
          "testPlatforms": [
            "OpenMetadata"
          ],
          "supportedDataTypes": [],
          "parameterDefinition": [
            {
              "name": "sqlExpression",
              "dataType": "STRING",
              "description": "One SELECT statement",
              "required": true,
              "optionValues": []
            },
            {
              "name": "strategy",
              "dataType": "ARRAY",
              "description": "Whether returned rows are counted or the returned count is taken; ROWS when absent",
              "required": false,
              "optionValues": [
                "ROWS",
                "COUNT"
              ]
            },
            {
              "name": "operator",
              "dataType": "STRING",
              "description": "How the number compares to the threshold; <= when absent",
              "required": false,
              "optionValues": [
                "==",
                ">",
                ">=",
                "<",
                "<=",
                "!="
              ]
            },
            {
              "name": "threshold",
              "dataType": "NUMBER",
              "description": "Number to compare with; 0 when absent",
              "required": false,
              "optionValues": []
            }
          ],
          "dataQualityDimension": "SQL",
          "supportsRowLevelPassedFailed": false,
          "supportsDynamicAssertion": false,
          "provider": "system"
        },
        {
          "name": "tableDiff",
          "displayName": "Table Difference",
          "fullyQualifiedName": "tableDiff",
          "description": "Two tables hold the same rows.",
          "entityType": "TABLE",
          "testPlatforms": [
            "OpenMetadata"
          ],
          "supportedDataTypes": [],
          "parameterDefinition": [
            {
              "name": "table2",
              "dataType": "STRING",
              "description": "FQN of the other table",
              "required": true,
              "optionValues": []
            },
            {
              "name": "keyColumns",
              "dataType": "ARRAY",
              "description": "Columns that identify a row; the primary key when absent",
              "required": false,
              "optionValues": []
            },
            {
              "name": "threshold",
              "dataType": "NUMBER",
              "description": "Number of differences from which the test fails; 0 when absent",
              "required": false,
              "optionValues": []
            },
            {
              "name": "useColumns",
              "dataType": "ARRAY",
              "description": "Columns to compare; all when absent",
              "required": false,
              "optionValues": []
            },
            {
              "name": "where",
              "dataType": "STRING",
              "description": "Condition on the rows of both tables",
              "required": false,
              "optionValues": []
            },
            {
              "name": "caseSensitiveColumns",
              "dataType": "BOOLEAN",
              "description": "Whether column names are compared by case; false when absent",
              "required": false,
              "optionValues": []
            }
          ],
          "dataQualityDimension": "Consistency",
          "supportsRowLevelPassedFailed": false,
          "supportsDynamicAssertion": false,
          "provider": "system"
        },
        {
          "name": "tableRowCountToBeBetween",
          "displayName": "Table Row Count To Be Between",
          "fullyQualifiedName": "tableRowCountToBeBetween",
          "description": "The number of rows lies between two bounds.",
          "entityType": "TABLE",
          "testPlatforms": [
            "OpenMetadata"
          ],
          "supportedDataTypes": [],
          "parameterDefinition": [
            {
              "name": "minValue",
              "dataType": "INT",
              "description": "Smallest allowed number of rows; no lower bound when absent",
              "required": false,
              "optionValues": [],
              "validationRule": {
                "parameterField": "maxValue",
                "rule": "LESS_THAN_OR_EQUALS"
              }
            },
            {
              "name": "maxValue",
              "dataType": "INT",
              "description": "Largest allowed number of rows; no upper bound when absent",
              "required": false,
              "optionValues": [],
              "validationRule": {
                "parameterField": "minValue",
                "rule": "GREATER_THAN_OR_EQUALS"
              }
            }
          ],
          "dataQualityDimension": "Integrity",
          "supportsRowLevelPassedFailed": false,
          "supportsDynamicAssertion": true,
          "provider": "system"
        },
        {
          "name": "tableRowCountToEqual",
          "displayName": "Table Row Count To Equal",
          "fullyQualifiedName": "tableRowCountToEqual",
          "description": "The table has exactly the given number of rows.",
          "entityType": "TABLE",
          "testPlatforms": [
            "OpenMetadata"
          ],
          "supportedDataTypes": [],
          "parameterDefinition": [
            {
              "name": "value",
              "dataType": "INT",
              "description": "Expected number of rows",
              "required": true,
              "optionValues": []
            }
          ],
          "dataQualityDimension": "Integrity",
          "supportsRowLevelPassedFailed": false,
          "supportsDynamicAssertion": false,
          "provider": "system"
        },
        {
          "name": "tableRowInsertedCountToBeBetween",
          "displayName": "Table Row Inserted Count To Be Between",
          "fullyQualifiedName": "tableRowInsertedCountToBeBetween",
          "description": "The number of rows of the last hours, days, months or years lies between two bounds.",
          "entityType": "TABLE",
          "testPlatforms": [
            "OpenMetadata"
          ],
          "supportedDataTypes": [],
          "parameterDefinition": [
            {
              "name": "min",
              "dataType": "INT",
              "description": "Smallest allowed number of rows; no lower bound when absent",
              "required": false,
              "optionValues": [],
              "validationRule": {
                "parameterField": "max",
                "rule": "LESS_THAN_OR_EQUALS"
              }
            },
            {
              "name": "max",
              "dataType": "INT",
              "description": "Largest allowed number of rows; no upper bound when absent",
              "required": false,
              "optionValues": [],
              "validationRule": {
                "parameterField": "min",
                "rule": "GREATER_THAN_OR_EQUALS"
              }
            },
            {
              "name": "columnName",
              "dataType": "STRING",
              "description": "Column with the time of insertion",
              "required": true,
              "optionValues": []
            },
            {
              "name": "rangeType",
              "dataType": "STRING",
              "description": "Unit of the range",
              "required": true,
              "optionValues": [
                "HOUR",
                "DAY",
                "MONTH",
                "YEAR"
              ]
            },
            {
              "name": "rangeInterval",
              "dataType": "INT",
              "description": "Length of the range in units",
              "required": true,
              "optionValues": []
            }
          ],
          "dataQualityDimension": "Integrity",
          "supportsRowLevelPassedFailed": false,
          "supportsDynamicAssertion": false,
          "provider": "system"
        }
      ]
      """;

  private DefinitionsText() {}
}
