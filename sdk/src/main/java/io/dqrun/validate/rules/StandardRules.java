package io.dqrun.validate.rules;

import io.dqrun.validate.Rule;
import io.dqrun.validate.WorkflowValidator;
import io.dqrun.workflow.ServerUse;
import io.dqrun.workflow.TargetVersion;
import java.util.ArrayList;
import java.util.List;

/** The rules that every workflow is checked by. */
public final class StandardRules {

  private static final List<Rule> WORKFLOW =
      List.of(
          new SomethingToRunRule(),
          new TableNameRule(),
          new SuiteNameRule(),
          new PipelineNameRule(),
          new ServiceConnectionsRule(),
          new SamplingRule(),
          new LogicalSuiteCasesRule(),
          new NamesRule(),
          new CaseSelectionRule(),
          new DuplicateCasesRule(),
          new DefinitionRule(),
          new ParameterNamesRule(),
          new ParameterValuesRule());

  private static final List<Rule> SERVER =
      List.of(new ServerAddressRule(), new TokenRule(), new TlsRule());

  private StandardRules() {}

  /** The rules in their order for 1.6.2; without those about the server if none is used. */
  public static List<Rule> all(ServerUse server) {
    return all(server, TargetVersion.V1_6_2);
  }

  /**
   * The rules in their order for a version of OpenMetadata; without those about the server if none
   * is used.
   */
  public static List<Rule> all(ServerUse server, TargetVersion target) {
    List<Rule> rules = new ArrayList<>(WORKFLOW);
    rules.add(new ConnectorRule(target));
    rules.add(new LinkCharactersRule(target));
    rules.add(new MaskedSecretRule(server));
    if (server == ServerUse.REAL) {
      rules.addAll(SERVER);
    }
    return List.copyOf(rules);
  }

  /** A validator of {@link #all(ServerUse)}. */
  public static WorkflowValidator validator(ServerUse server) {
    return new WorkflowValidator(all(server));
  }
}
