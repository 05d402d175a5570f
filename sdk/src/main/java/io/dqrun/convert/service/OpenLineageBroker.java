package io.dqrun.convert.service;

import io.dqrun.convert.KeyMoves;
import io.dqrun.convert.Remarks;
import io.dqrun.draft.Draft;
import java.util.List;

/** OpenLineage can be read from another broker than Kafka. */
final class OpenLineageBroker extends ServiceRule {

  private static final List<String> KEYS =
      List.of(
          "brokersUrl",
          "topicName",
          "consumerGroupName",
          "consumerOffsets",
          "poolTimeout",
          "sessionTimeout",
          "securityProtocol",
          "sslConfig",
          "saslConfig");

  OpenLineageBroker() {
    super(
        "SC-20",
        "Moves the keys of the Kafka broker of OpenLineage to brokerConfig",
        "1.12",
        "1.13",
        "OpenLineage");
  }

  @Override
  void change(Draft.Mapping connection, Remarks remarks) {
    KeyMoves.moveBelow(connection, "brokerConfig", KEYS, remarks);
  }
}
