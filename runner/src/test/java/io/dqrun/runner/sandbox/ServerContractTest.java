package io.dqrun.runner.sandbox;

import io.dqrun.client.OpenMetadataClient;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs every scenario against the sandbox of every generation, and against a real server where the
 * environment names one ({@code DQRUN_IT_SERVER}, {@code DQRUN_IT_TOKEN} of a bot, and if there is
 * one {@code DQRUN_IT_READER_TOKEN} of a user without rights).
 */
class ServerContractTest {

  private static final List<String> VERSIONS =
      List.of("1.5.0", "1.6.0", "1.6.2", "1.7.0", "1.8.0", "newest");

  static Stream<Arguments> everywhere() {
    return VERSIONS.stream()
        .flatMap(
            version ->
                Stream.of(Scenario.values()).map(scenario -> Arguments.of(version, scenario)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("everywhere")
  void theSandboxKeepsIt(String version, Scenario scenario) {
    play(scenario, ServerUnderTest.sandbox(SandboxVersion.parse(version)));
  }

  @ParameterizedTest
  @EnumSource
  void aRealServerKeepsIt(Scenario scenario) {
    play(scenario, ServerUnderTest.real());
  }

  private static void play(Scenario scenario, ServerUnderTest server) {
    try (server;
        OpenMetadataClient client = server.client()) {
      scenario.play(server, client);
    }
  }
}
