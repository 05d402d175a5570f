package io.dqrun.convert.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.convert.Conversion;
import io.dqrun.convert.Conversion.AppliedRule;
import io.dqrun.convert.Conversion.FurtherFile;
import io.dqrun.convert.Conversion.Status;
import io.dqrun.convert.ConversionRule;
import io.dqrun.convert.LegacyConverter;
import io.dqrun.workflow.TargetVersion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every pair of rules that can meet in a test-suite file, and all of them at once: both do their
 * work, the result is valid, and a second conversion finds nothing to do.
 */
class RuleCombinationTest {

  /** What a file may have of old layouts, by the rule that ends it. */
  private static final List<String> FEATURES =
      List.of(
          "DB-01", "DQ-02", "DQ-03", "DQ-04", "DQ-05", "DQ-06", "DQ-07", "DQ-09", "DQ-10", "DQ-11",
          "DQ-12", "DQ-13", "WF-01", "WF-02", "WF-03", "WF-04", "WF-05", "WF-06", "WF-07", "WF-08",
          "WF-09", "WF-10");

  /** Rules that say something or nothing, but never change a file. */
  private static final Set<String> SILENT = Set.of("DQ-04", "DQ-07", "DQ-11", "WF-10");

  /** Rules whose old layouts exclude each other. */
  private static final List<Set<String>> EXCLUSIVE =
      List.of(
          Set.of("DQ-02", "DQ-03"),
          Set.of("DQ-03", "DQ-12"),
          Set.of("DQ-06", "DQ-07"),
          Set.of("DQ-06", "DQ-09"),
          Set.of("DQ-07", "DQ-09"),
          Set.of("DQ-07", "DB-01"),
          Set.of("WF-01", "WF-03"),
          Set.of("WF-05", "WF-06"));

  @TestFactory
  List<DynamicTest> pairs() {
    List<DynamicTest> tests = new ArrayList<>();
    for (TargetVersion target : TargetVersion.values()) {
      List<String> features = FEATURES.stream().filter(f -> exists(f, target)).toList();
      for (int i = 0; i < features.size(); i++) {
        for (int j = i + 1; j < features.size(); j++) {
          Set<String> pair = new TreeSet<>(Set.of(features.get(i), features.get(j)));
          if (EXCLUSIVE.stream().noneMatch(pair::containsAll)) {
            tests.add(
                DynamicTest.dynamicTest(target.text() + " " + pair, () -> check(pair, target)));
          }
        }
      }
    }
    return tests;
  }

  @TestFactory
  Stream<DynamicTest> allAtOnce() {
    return Stream.of(TargetVersion.values())
        .map(target -> DynamicTest.dynamicTest(target.text(), () -> check(all(target), target)));
  }

  private static Set<String> all(TargetVersion target) {
    Set<String> all = new TreeSet<>();
    for (String feature : FEATURES) {
      Set<String> more = new HashSet<>(all);
      more.add(feature);
      boolean possible = exists(feature, target) && EXCLUSIVE.stream().noneMatch(more::containsAll);
      if (possible && !feature.equals("WF-02")) {
        all.add(feature);
      }
    }
    return all;
  }

  @Test
  void theBaseIsNotOld() {
    for (TargetVersion target : TargetVersion.values()) {
      String text = text(Set.of(), target);
      assertEquals(Status.UNCHANGED, LegacyRules.converter(target).convert(text).status());
      assertEquals("", Judged.errors(text, target));
    }
  }

  /** Going back is for 1.5 only; names of parameters matter to the newest servers only. */
  private static boolean exists(String feature, TargetVersion target) {
    return switch (feature) {
      case "DQ-09" -> target == TargetVersion.V1_5;
      case "DQ-06" -> target != TargetVersion.V1_5;
      case "DQ-10" -> target == TargetVersion.NEWEST;
      default -> true;
    };
  }

  private static void check(Set<String> features, TargetVersion target) {
    LegacyConverter converter = LegacyRules.converter(target);
    String text = text(features, target);
    Conversion conversion = converter.convert(text);
    Set<String> expected =
        LegacyRules.all().stream()
            .filter(rule -> rule.appliesTo(target))
            .map(ConversionRule::id)
            .filter(id -> features.contains(id) && !SILENT.contains(id))
            .collect(Collectors.toSet());
    if (features.contains("WF-02")) {
      assertEquals(Status.REFUSED, conversion.status());
      assertEquals(text, conversion.text());
      assertEquals(1, conversion.problems().size());
      return;
    }
    assertEquals(
        expected.isEmpty() ? Status.UNCHANGED : Status.CONVERTED,
        conversion.status(),
        () -> text + Judged.problems(conversion.problems()));
    Set<String> applied =
        conversion.rules().stream().map(AppliedRule::id).collect(Collectors.toSet());
    assertTrue(applied.containsAll(expected), () -> expected + " but " + applied + "\n" + text);
    List<String> results = new ArrayList<>(List.of(conversion.text()));
    conversion.furtherFiles().stream().map(FurtherFile::text).forEach(results::add);
    assertEquals(features.contains("DQ-02") || features.contains("DQ-12") ? 2 : 1, results.size());
    for (String result : results) {
      Conversion second = converter.convert(result);
      assertEquals(Status.UNCHANGED, second.status(), result);
      assertEquals(result, second.text());
      assertEquals("", Judged.errors(result, target), result);
    }
    String all = String.join("", results);
    text.lines()
        .filter(line -> line.contains("# "))
        .map(line -> line.substring(line.indexOf("# ")))
        .forEach(comment -> assertTrue(all.contains(comment), () -> comment + " of\n" + text));
  }

  private static String text(Set<String> features, TargetVersion target) {
    boolean suites = features.contains("DQ-02") || features.contains("DQ-12");
    StringBuilder text = new StringBuilder("# Nightly\n");
    when(text, features.contains("WF-09"), "enableStreamableLogs: true # logs\n");
    text.append("source:\n  type: ");
    text.append(features.contains("DQ-11") ? "testsuite" : "TestSuite").append('\n');
    when(text, !features.contains("DQ-12"), "  serviceName: red # label\n");
    boolean inList = features.contains("DQ-09") || !isOldPlace(features, target);
    boolean connection = !features.contains("DQ-07");
    when(text, connection && !inList, connection("  ", features));
    text.append("  sourceConfig:\n    config:\n      type: TestSuite # kind\n");
    when(text, !suites, "      entityFullyQualifiedName: red.app.app.orders # table\n");
    when(
        text,
        connection && inList,
        "      serviceConnections:\n        - serviceName: red # service\n"
            + connection("          ", features));
    text.append("processor:\n  type: orm-test-runner\n  config:\n");
    if (suites) {
      text.append("    testSuites:\n      # all\n      - name: orders # suite\n");
      text.append("        testCases:\n");
      cases("          ", features, true, text);
      other(text);
    } else {
      text.append("    testCases:\n");
      cases("      ", features, features.contains("DQ-03"), text);
    }
    text.append("sink: {type: metadata-rest, config: {}}\nworkflowConfig:\n");
    when(text, features.contains("WF-10"), "  successThreshold: 95 # high\n");
    when(text, features.contains("WF-09"), "  raiseOnError: false # go on\n");
    server(features, text);
    return text.toString();
  }

  private static void when(StringBuilder text, boolean condition, String more) {
    text.append(condition ? more : "");
  }

  private static boolean isOldPlace(Set<String> features, TargetVersion target) {
    return features.contains("DQ-06") || target == TargetVersion.V1_5;
  }

  private static String connection(String indent, Set<String> features) {
    String password =
        features.contains("DB-01")
            ? "    password: ${RED_PASSWORD} # secret\n"
            : "    authType:\n      password: ${RED_PASSWORD} # secret\n";
    return ("# reach\nserviceConnection:\n  config:\n    type: Postgres\n"
            + "    hostPort: red:5432\n    database: app\n    username: tester # reads\n"
            + password)
        .indent(indent.length());
  }

  private static void cases(
      String indent, Set<String> features, boolean links, StringBuilder text) {
    String value = features.contains("DQ-05") ? "10" : "\"10\"";
    String name = features.contains("DQ-10") ? "min_value" : "minValue";
    String definition = features.contains("DQ-13") ? "MissingCountToBeEqual" : "MissingCount";
    String description = features.contains("DQ-04") ? "" : "  description: Counts # text\n";
    text.append(
        ("# first\n- name: not_empty # name\n"
                + description
                + (links ? "  entityLink: <#E::table::red.app.app.orders>\n" : "")
                + "  testDefinitionName: tableRowCountToBeBetween\n  parameterValues:\n"
                + "    - {name: "
                + name
                + ", value: "
                + value
                + "} # least\n# second\n- name: missing\n"
                + (links
                    ? "  entityLink: \"<#E::table::red.app.app.orders::columns::id>\" # link\n"
                    : "  columnName: id\n")
                + "  testDefinitionName: columnValues"
                + definition
                + "\n  parameterValues:\n    - name: missingCountValue\n      value: "
                + (features.contains("DQ-05") ? "0" : "'0'")
                + " # none\n")
            .indent(indent.length()));
  }

  /** A second suite of a second table. */
  private static void other(StringBuilder text) {
    text.append(
        """
              # further
              - name: customers
                description: Names # why
                testCases:
                  - name: name_given # given
                    testDefinitionName: columnValuesToBeNotNull
                    entityLink: '<#E::table::red.app.app.customers::columns::name>'
        """);
  }

  private static void server(Set<String> features, StringBuilder text) {
    text.append("  openMetadataServerConfig:\n    hostPort: https://om.example.com/api # om\n");
    String provider =
        features.contains("WF-05")
            ? "no-auth"
            : features.contains("WF-06") ? "azure" : "openmetadata";
    text.append("    authProvider: ").append(provider).append(" # provider\n");
    text.append(
        features.contains("WF-04")
            ? """
                  securityConfig:
                    clientId: a # id
                    clientSecret: ${S} # key
                    authority: https://a.example.com
                    scopes: [b]
              """
            : "    securityConfig:\n      jwtToken: ${OM_JWT_TOKEN} # token\n");
    when(text, features.contains("WF-01"), "    secretsManagerProvider: local # safe\n");
    when(text, features.contains("WF-03"), "    secretsManagerProvider: noop # safe\n");
    text.append("    secretsManagerLoader: noop # loader\n");
    when(
        text,
        features.contains("WF-02"),
        "    secretsManagerCredentials: {awsRegion: eu-west-1} # region\n");
    when(
        text,
        features.contains("WF-07"),
        "    verifySSL: validate\n    sslConfig:\n      certificatePath: /etc/ca.pem # ca\n");
    when(text, features.contains("WF-08"), "    limitRecords: \"1000\" # many\n");
    when(
        text,
        features.contains("WF-09"),
        "    tableFilterPattern:\n      includes: # which\n        - orders # these\n");
  }
}
