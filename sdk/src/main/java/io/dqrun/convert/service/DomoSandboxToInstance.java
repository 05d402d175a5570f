package io.dqrun.convert.service;

import io.dqrun.convert.KeyMoves;
import io.dqrun.convert.Remarks;
import io.dqrun.draft.Draft;

/** Domo calls a customer's place an instance. */
final class DomoSandboxToInstance extends ServiceRule {

  DomoSandboxToInstance() {
    super(
        "SC-10",
        "Renames sandboxDomain of Domo to instanceDomain",
        "1.1",
        "1.2.0",
        "DomoDashboard",
        "DomoPipeline");
  }

  @Override
  void change(Draft.Mapping connection, Remarks remarks) {
    KeyMoves.rename(connection, "sandboxDomain", "instanceDomain", remarks);
  }
}
