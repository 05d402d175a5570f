package io.dqrun.codec;

import io.dqrun.workflow.Component;
import io.dqrun.workflow.MetadataSwitch;
import io.dqrun.workflow.SecretsManagerLoader;
import io.dqrun.workflow.SecretsManagerProvider;
import io.dqrun.workflow.ServerConnection;
import io.dqrun.workflow.VerifySsl;
import java.util.LinkedHashMap;
import java.util.Map;

/** The tree of {@code openMetadataServerConfig}. */
final class ServerTree {

  private final SecretGuard guard;

  ServerTree(SecretGuard guard) {
    this.guard = guard;
  }

  Map<String, Object> of(String path, ServerConnection server) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("hostPort", server.hostPort());
    putUnless(tree, "clusterName", server.clusterName(), "openmetadata");
    // Also the default of this model, because upstream's is another.
    tree.put("authProvider", server.authProvider().text());
    server
        .jwtToken()
        .ifPresent(
            token -> {
              guard.secret(path + ".securityConfig.jwtToken", token);
              tree.put("securityConfig", Map.of("jwtToken", token));
            });
    putUnless(tree, "verifySSL", server.verifySsl().text(), VerifySsl.NO_SSL.text());
    Map<String, Object> ssl = ssl(path, server);
    if (!ssl.isEmpty()) {
      tree.put("sslConfig", ssl);
    }
    putUnless(
        tree,
        "secretsManagerProvider",
        server.secretsManagerProvider().text(),
        SecretsManagerProvider.DB.text());
    putUnless(
        tree,
        "secretsManagerLoader",
        server.secretsManagerLoader().text(),
        SecretsManagerLoader.NOOP.text());
    putUnless(tree, "apiVersion", server.apiVersion(), "v1");
    putUnless(tree, "storeServiceConnection", server.storeServiceConnection(), true);
    putUnless(tree, "enableVersionValidation", server.enableVersionValidation(), true);
    putUnless(tree, "forceEntityOverwriting", server.forceEntityOverwriting(), false);
    putUnless(tree, "limitRecords", (long) server.limitRecords(), 1000L);
    if (!server.extraHeaders().isEmpty()) {
      server
          .extraHeaders()
          .forEach((name, value) -> guard.secret(path + ".extraHeaders." + name, value));
      tree.put("extraHeaders", server.extraHeaders());
    }
    server
        .elasticsSearch()
        .ifPresent(search -> tree.put("elasticsSearch", component(path, search)));
    for (MetadataSwitch one : MetadataSwitch.values()) {
      putUnless(tree, one.text(), !server.switchedOff().contains(one), true);
    }
    return tree;
  }

  private Map<String, Object> ssl(String path, ServerConnection server) {
    Map<String, Object> ssl = new LinkedHashMap<>();
    server.caCertificate().ifPresent(text -> ssl.put("caCertificate", text));
    server.sslCertificate().ifPresent(text -> ssl.put("sslCertificate", text));
    server
        .sslKey()
        .ifPresent(
            text -> {
              guard.secret(path + ".sslConfig.sslKey", text);
              ssl.put("sslKey", text);
            });
    return ssl;
  }

  private Map<String, Object> component(String path, Component search) {
    return ComponentTree.of(path + ".elasticsSearch", search, guard);
  }

  private static void putUnless(
      Map<String, Object> tree, String key, Object value, Object byDefault) {
    if (!value.equals(byDefault)) {
      tree.put(key, value);
    }
  }
}
