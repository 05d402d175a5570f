package io.dqrun.convert.service;

import io.dqrun.convert.KeyMoves;
import io.dqrun.convert.Remarks;
import io.dqrun.draft.Draft;

/** Looker learnt to read its models from other hosts than GitHub. */
final class LookerGithubToGit extends ServiceRule {

  LookerGithubToGit() {
    super(
        "SC-02",
        "Renames githubCredentials of Looker to gitCredentials of the type GitHub",
        "1.0",
        "1.1.0",
        "Looker");
  }

  @Override
  void change(Draft.Mapping connection, Remarks remarks) {
    KeyMoves.rename(connection, "githubCredentials", "gitCredentials", remarks)
        .flatMap(Draft.Entry::mapping)
        .filter(credentials -> !credentials.has("type"))
        .ifPresent(credentials -> credentials.addFirst("type", "GitHub"));
  }
}
