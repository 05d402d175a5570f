package io.dqrun.codec;

import io.dqrun.entity.CreateTestCase;
import java.util.List;
import java.util.Optional;

/**
 * What a stand-in server is to know of a logical suite: the suite and its test cases, which on a
 * real server were made there.
 *
 * @param file the file that says so, as the user named it
 * @param name the suite's name
 * @param displayName a name for people
 * @param description what the suite is for
 * @param testCases its cases
 */
public record SandboxContent(
    String file,
    String name,
    Optional<String> displayName,
    Optional<String> description,
    List<CreateTestCase> testCases) {

  public SandboxContent {
    testCases = List.copyOf(testCases);
  }
}
