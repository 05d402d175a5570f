package io.dqrun.workflow;

/**
 * Who vouches for the caller; the key {@code authProvider}. Wherever a token is used it is {@link
 * #OPENMETADATA}.
 */
public enum AuthProvider {
  /** OpenMetadata's own tokens, such as a bot's. */
  OPENMETADATA("openmetadata"),
  /** User name and password. */
  BASIC("basic"),
  /** Microsoft Entra. */
  AZURE("azure"),
  /** Google. */
  GOOGLE("google"),
  /** Okta. */
  OKTA("okta"),
  /** Auth0. */
  AUTH0("auth0"),
  /** Amazon Cognito. */
  AWS_COGNITO("aws-cognito"),
  /** Any other OpenID Connect provider. */
  CUSTOM_OIDC("custom-oidc"),
  /** LDAP. */
  LDAP("ldap"),
  /** SAML. */
  SAML("saml");

  private final String text;

  AuthProvider(String text) {
    this.text = text;
  }

  /** The spelling in the workflow file. */
  public String text() {
    return text;
  }
}
