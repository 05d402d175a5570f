package io.dqrun.client;

/** Answers as a server writes them, small; each has a field that no client knows. */
final class Bodies {

  static final String ID = "11111111-1111-4111-8111-111111111111";

  private Bodies() {}

  static String table(String fqn) {
    return """
        {"id":"%s","name":"t","fullyQualifiedName":%s,"tableType":"SomethingNew","novel":{"a":[1]},
         "columns":[{"name":"id","dataType":"INT","dataTypeDisplay":"int","constraint":"PRIMARY_KEY"}],
         "service":{"id":"%s","type":"databaseService","name":"svc","fullyQualifiedName":"svc"},
         "serviceType":"Postgres"}"""
        .formatted(ID, quoted(fqn), ID);
  }

  static String suite(String fqn, String generation) {
    return """
        {"id":"%s","name":"s","fullyQualifiedName":%s,"%s":true,"novel":1}"""
        .formatted(ID, quoted(fqn), generation);
  }

  static String testCase(String name) {
    return """
        {"id":"%s","name":"%s","fullyQualifiedName":"svc.db.sc.t.id.%s","novel":null,
         "entityLink":"<#E::table::svc.db.sc.t::columns::id>",
         "testDefinition":{"id":"%s","type":"testDefinition","name":"columnValuesToBeNotNull"},
         "parameterValues":[{"name":"p"}],"testCaseStatus":"Dreaming"}"""
        .formatted(ID, name, name, ID);
  }

  static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
