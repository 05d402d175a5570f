package io.dqrun.workflow;

/** Where the server keeps secrets; the key {@code secretsManagerProvider}. */
public enum SecretsManagerProvider {
  /** The server's database. */
  DB("db"),
  /** AWS Secrets Manager of a managed OpenMetadata. */
  MANAGED_AWS("managed-aws"),
  /** AWS Secrets Manager. */
  AWS("aws"),
  /** AWS Parameter Store of a managed OpenMetadata. */
  MANAGED_AWS_SSM("managed-aws-ssm"),
  /** AWS Parameter Store. */
  AWS_SSM("aws-ssm"),
  /** Azure Key Vault of a managed OpenMetadata. */
  MANAGED_AZURE_KV("managed-azure-kv"),
  /** Azure Key Vault. */
  AZURE_KV("azure-kv"),
  /** The server's memory, for tests. */
  IN_MEMORY("in-memory"),
  /** Google's Secret Manager. */
  GCP("gcp");

  private final String text;

  SecretsManagerProvider(String text) {
    this.text = text;
  }

  /** The spelling in the workflow file. */
  public String text() {
    return text;
  }
}
