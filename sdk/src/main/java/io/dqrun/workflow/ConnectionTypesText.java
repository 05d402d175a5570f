package io.dqrun.workflow;

/**
 * The fields of all connection types, as data. A constant and no file: to open the jar for it would
 * take a tenth of a short run.
 */
final class ConnectionTypesText {

  static final String TEXT =
      """
      # The database connections of OpenMetadata 1.6.2: what may stand in serviceConnection.config.
      #
      #   Name FLAGS      a connection type, the value of `type`; "open" instead of flags: any other field is accepted, too
      #   @name           an object inside a connection
      #     name:kind     an optional field; name*:kind one that must be given
      #     was OLD NEW V a field of an older layout, where it went (- for nowhere) and with which version
      #     later NAME    fields of later versions only; NAME=OLD where OLD is the field to use for 1.6
      #   newer NAMES = V connection types of later versions
      #
      # Kinds: text, secret (a text that is never shown), integer, boolean, list, map (free keys), any,
      # {a/b} (one of these), @x|y (one of these objects, told apart by their fields).
      # CO, CA and SDS stand for connectionOptions:map, connectionArguments:map and sampleDataStorageConfig:map.
      #
      # A flag is a letter for an optional boolean:
      #   M supportsMetadataExtraction  U supportsUsageExtraction  L supportsLineageExtraction  P supportsProfiler
      #   D supportsDatabase  Q supportsQueryComment  T supportsDBTExtraction  X supportsDataDiff
      #   S supportsSystemProfile  V supportsViewLineageExtraction

      Athena MTPQULX
        scheme:{awsathena+rest} awsConfig*:@awsCredentials s3StagingDir*:text workgroup*:text databaseName:text CO CA SDS
        was hostPort - 0.12.0
        later catalogId

      AzureSQL MULTPD
        scheme:{mssql+pyodbc} username*:text password:secret hostPort*:text database*:text driver:text
        authenticationMode:@authenticationMode ingestAllDatabases:boolean CO CA SDS

      BigQuery MULTPDQXS
        scheme:{bigquery} hostPort:text credentials*:@gcpCredentials taxonomyProjectID:list taxonomyLocation:text
        usageLocation:text CO CA SDS
        was tagCategoryName - 1.0.0
        was classificationName - 1.0.0
        was partitionQuery - 1.0.0
        was partitionQueryDuration - 1.0.0
        was partitionField - 1.0.0
        later billingProjectId costPerTB includePolicyTags

      BigTable MD
        credentials*:@gcpCredentials CO CA

      Clickhouse MULTPQ
        scheme:{clickhouse+http/clickhouse+native} username:text password:secret hostPort*:text databaseName:text
        databaseSchema:text duration:integer https:boolean secure:boolean keyfile:text CO CA SDS

      Couchbase M
        scheme:{couchbase} bucket:text username*:text password*:secret hostport*:text

      CustomDatabase open
        sourcePythonClass:text CO

      Databricks ULTMPDQ
        scheme:{databricks+connector} hostPort*:text token*:secret httpPath:text catalog:text databaseSchema:text
        connectionTimeout:integer CO CA SDS
        was username - 0.12.0
        was password token 0.12.0
        was useUnityCatalog - 1.3.0
        later authType=token queryHistoryTable

      Datalake MP
        configSource*:@datalakeSource bucketName:text prefix:text databaseName:text CO CA SDS
        later skipColdStorage

      Db2 MTPDQV
        scheme:{db2+ibm_db/ibmi} username*:text password:secret hostPort*:text database*:text license:secret
        licenseFileName:text CO CA SDS
        was databaseSchema - 0.13.0
        later clidriverVersion sslConfig sslMode

      DeltaLake MT
        configSource*:@deltaMetastore|deltaStorage databaseName:text CA
        was metastoreConnection configSource.connection 1.5.0
        was metastoreHostPort configSource.connection.metastoreHostPort 1.5.0
        was metastoreFilePath configSource.connection.metastoreFilePath 1.5.0
        was appName configSource.appName 1.5.0
        was connectionOptions - 0.12.0
        was supportsProfiler - 0.12.0

      DomoDatabase M
        clientId*:text secretToken*:secret accessToken:secret apiHost:text instanceDomain*:text databaseName:text
        was sandboxDomain instanceDomain 1.2.0

      Doris MTPQ
        scheme:{doris} username*:text password:secret hostPort*:text databaseName:text databaseSchema:text
        sslConfig:@sslConfig CO CA
        was sslCA sslConfig.caCertificate 1.4.0
        was sslCert sslConfig.sslCertificate 1.4.0
        was sslKey sslConfig.sslKey 1.4.0

      Druid MPQTV
        scheme:{druid} username:text password:secret hostPort*:text databaseName:text CO CA SDS
        was database databaseName 1.0.0

      DynamoDB MP
        awsConfig*:@awsCredentials databaseName:text CO CA
        was database - 0.12.0

      Exasol ML
        scheme:{exa+websocket} username*:text password*:secret hostPort*:text
        tls:{disable-tls/ignore-certificate/validate-certificate} CO CA

      Glue MT
        awsConfig*:@awsCredentials databaseName:text CO CA
        was storageServiceName - 1.0.0

      Greenplum MTPDQV
        scheme:{postgresql+psycopg2} username*:text authType:@basicAuth|iamAuthConfig hostPort*:text database*:text
        sslMode:{disable/allow/prefer/require/verify-ca/verify-full} sslConfig:@sslConfig ingestAllDatabases:boolean CO CA SDS
        was password authType.password 1.2.0

      Hive MTPV
        scheme:{hive/hive+http/hive+https} username:text password:secret hostPort*:text
        auth:{NONE/LDAP/KERBEROS/CUSTOM/NOSASL/BASIC/GSSAPI/JWT/PLAIN} kerberosServiceName:text databaseSchema:text
        databaseName:text authOptions:text metastoreConnection:@Postgres|Mysql|nothing CO CA SDS
        later sslConfig useSSL

      Iceberg M
        catalog*:@icebergCatalog ownershipProperty:text

      Impala MTPV
        scheme:{impala/impala4} username:text password:secret hostPort*:text authMechanism:{NOSASL/PLAIN/GSSAPI/LDAP/JWT}
        kerberosServiceName:text databaseSchema:text databaseName:text useSSL:boolean authOptions:text CO CA SDS

      MariaDB MTPQV
        scheme:{mysql+pymysql} username*:text password:secret hostPort*:text databaseName:text databaseSchema:text CO CA SDS

      MongoDB MP
        scheme:{mongodb/mongodb+srv} username:text password:secret hostPort*:text databaseName:text
        sslMode:{disable/allow/prefer/require/verify-ca/verify-full} sslConfig:@sslConfig CO
        later databaseSchema

      Mssql MTPDULQX
        scheme:{mssql+pyodbc/mssql+pytds/mssql+pymssql} username:text password:secret hostPort:text database*:text
        driver:text ingestAllDatabases:boolean CO CA SDS
        was uriString hostPort 1.0.0
        later encrypt sslConfig trustServerCertificate

      Mysql MTPQXLU
        scheme:{mysql+pymysql} username*:text authType:@basicAuth|iamAuthConfig|azureConfig hostPort*:text
        databaseName:text databaseSchema:text sslConfig:@sslConfig CO CA SDS
        was password authType.password 1.1.0
        was sslCA sslConfig.caCertificate 1.4.0
        was sslCert sslConfig.sslCertificate 1.4.0
        was sslKey sslConfig.sslKey 1.4.0
        later useSlowLogs

      Oracle MULTPQX
        scheme:{oracle+cx_oracle} username*:text password:secret hostPort:text
        oracleConnectionType*:@oracleSchema|oracleService|oracleTns instantClientDirectory:text databaseName:text CO CA SDS
        was databaseSchema oracleConnectionType.databaseSchema 0.12.0
        was oracleServiceName oracleConnectionType.oracleServiceName 0.12.0
        later preserveIdentifierCase useDBATable

      PinotDB MTPQV
        scheme:{pinot/pinot+http/pinot+https} username:text password:secret hostPort*:text pinotControllerHost*:text
        database:text CO CA SDS

      Postgres MULTPDQX
        scheme:{postgresql+psycopg2/pgspider+psycopg2} username*:text authType:@basicAuth|iamAuthConfig|azureConfig
        hostPort*:text database*:text ingestAllDatabases:boolean
        sslMode:{disable/allow/prefer/require/verify-ca/verify-full} sslConfig:@sslConfig classificationName:text CO CA SDS
        was password authType.password 1.1.0
        later queryStatementSource

      Presto MTPDQ
        scheme:{presto} username*:text password:secret hostPort*:text databaseSchema:text catalog:text protocol:text
        verify:text CO CA SDS

      Redshift MULTPDQXS
        scheme:{redshift+psycopg2} username*:text password:secret hostPort*:text database*:text ingestAllDatabases:boolean
        sslMode:{disable/allow/prefer/require/verify-ca/verify-full} sslConfig:@sslConfig CO CA SDS
        later authType=password

      SAS
        username*:text password*:secret serverHost*:text datatables:boolean dataTablesCustomFilter:any reports:boolean
        reportsCustomFilter:any dataflows:boolean dataflowsCustomFilter:any

      SQLite MTPQV
        scheme:{sqlite+pysqlite} username:text password:secret hostPort:text database:text databaseMode:text CO CA SDS

      Salesforce M
        username*:text password:secret securityToken:secret organizationId:text sobjectName:text databaseName:text
        salesforceApiVersion:text salesforceDomain:text sslConfig:@sslConfig CO CA
        was scheme - 1.0.0
        was hostPort - 1.0.0
        was supportsProfiler - 1.0.0
        was supportsQueryComment - 1.0.0
        later consumerKey consumerSecret sobjectNames=sobjectName

      SapErp M
        hostPort:text apiKey:secret databaseName:text databaseSchema:text paginationLimit:integer
        verifySSL:{no-ssl/ignore/validate} sslConfig:@sslConfig CO CA

      SapHana MTPLQX
        scheme:{hana} connection*:@sapHanaSql|sapHanaHdb CO CA SDS

      SingleStore MTPQV
        scheme:{mysql+pymysql} username*:text password:secret hostPort*:text databaseName:text databaseSchema:text CO CA SDS

      Snowflake MULTPDQXS
        scheme:{snowflake} username*:text password:secret account*:text role:text database:text warehouse*:text
        queryTag:text privateKey:secret snowflakePrivatekeyPassphrase:secret includeTransientTables:boolean
        includeStreams:boolean clientSessionKeepAlive:boolean CO CA SDS
        was includeTempTables - 1.4.0
        later accountUsageSchema creditCost includeStages snowflakeSourceHost

      Synapse MTPDULQ
        scheme:{mssql+pyodbc} username:text password:secret hostPort*:text database*:text driver:text
        authenticationMode:@authenticationMode ingestAllDatabases:boolean CO CA SDS
        later clientId clientSecret tenantId

      Teradata MPQV
        scheme:{teradatasql} username*:text password:secret logmech:{TD2/LDAP/JWT/KRB5/CUSTOM/TDNEGO} logdata:secret
        hostPort*:text tmode:{ANSI/TERA/DEFAULT} account:text CO CA SDS

      Trino MULTPDQX
        scheme:{trino} username*:text authType:@basicAuth|jwtAuth|azureConfig hostPort*:text catalog:text
        databaseSchema:text proxies:map verify:text CO CA SDS
        was password authType.password 1.1.2
        was params connectionOptions 1.1.2
        later queryHistoryTable

      UnityCatalog ULTMPDQ
        scheme:{databricks+connector} hostPort*:text token*:secret httpPath:text catalog:text databaseSchema:text
        connectionTimeout:integer CO CA SDS
        later authType=token

      Vertica MULTPDQ
        scheme:{vertica+vertica_python} username*:text password:secret hostPort*:text database:text CO CA SDS

      newer Cassandra Cockroach = 1.7.0
      newer BurstIQ Dremio Epic Informix Iomete MicrosoftAccess MicrosoftFabric ServiceNow SSAS StarRocks Timescale = one of the releases 1.7 to 1.13

      @filterPattern
        includes:list excludes:list

      @nothing

      @basicAuth
        password:secret

      @iamAuthConfig
        awsConfig:@awsCredentials

      @azureConfig
        azureConfig:@azureCredentials

      @jwtAuth
        jwt:secret

      @sslConfig
        caCertificate:secret sslCertificate:secret sslKey:secret
        was certificatePath caCertificate 1.4.0

      @authenticationMode
        authentication:{ActiveDirectoryIntegrated/ActiveDirectoryPassword} encrypt:boolean trustServerCertificate:boolean
        connectionTimeout:integer

      @awsCredentials
        awsAccessKeyId:text awsSecretAccessKey:secret awsRegion*:text awsSessionToken:secret endPointURL:text
        profileName:text assumeRoleArn:text assumeRoleSessionName:text assumeRoleSourceIdentity:text
        later enabled

      @azureCredentials
        clientId:text clientSecret:secret tenantId:text accountName:text vaultName:text scopes:text

      @gcpCredentials
        gcpConfig*:@gcpValues|gcpPath|gcpExternalAccount gcpImpersonateServiceAccount:@gcpImpersonation
        was gcsConfig gcpConfig 1.1.0
        was gcpConfig gcpConfig.path 1.5.0

      @gcpValues
        type:{service_account} projectId:any privateKeyId:text privateKey:secret clientEmail:text clientId:text authUri:text
        tokenUri:text authProviderX509CertUrl:text clientX509CertUrl:text

      @gcpPath
        type:{gcp_credential_path} path:text projectId:any

      @gcpExternalAccount
        type:{external_account} externalType:{external_account} audience:text subjectTokenType:text tokenURL:text
        credentialSource:map

      @gcpImpersonation
        impersonateServiceAccount:text lifetime:integer

      @oracleSchema
        databaseSchema*:text

      @oracleService
        oracleServiceName*:text

      @oracleTns
        oracleTNSConnection*:text

      @sapHanaSql
        hostPort*:text username*:text password*:secret databaseSchema:text database:text

      @sapHanaHdb
        userKey:text

      @datalakeSource
        securityConfig:@awsCredentials|gcpCredentials|azureCredentials

      @deltaMetastore
        connection*:@deltaHost|deltaDatabase|deltaFile appName:text

      @deltaHost
        metastoreHostPort:text

      @deltaDatabase
        metastoreDb:text username:text password:secret driverName:text jdbcDriverClassPath:text

      @deltaFile
        metastoreFilePath:text

      @deltaStorage
        connection*:@deltaBucket bucketName:text prefix:text

      @deltaBucket
        securityConfig:@awsCredentials

      @icebergCatalog
        name*:text connection*:@icebergHive|icebergRest|icebergGlue|icebergDynamoDb databaseName:text warehouseLocation:text

      @icebergHive
        uri*:text fileSystem:any

      @icebergRest
        uri*:text credential:@icebergRestCredential token:secret ssl:any sigv4:@icebergSigv4 fileSystem:any

      @icebergRestCredential
        clientId:text clientSecret:secret

      @icebergSigv4
        signingRegion:text signingName:text

      @icebergGlue
        awsConfig*:@awsCredentials

      @icebergDynamoDb
        tableName*:text awsConfig*:@awsCredentials
      """;

  private ConnectionTypesText() {}
}
