package io.dqrun.client;

import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a run should know about the server but is not stopped by, each thing once. */
final class Warnings {

  private final Map<String, Problem> problems = new LinkedHashMap<>();

  /** Notes a problem unless one of the same key is noted. */
  synchronized void add(String key, Problem problem) {
    problems.putIfAbsent(key, problem);
  }

  /** Notes that the server calls a route deprecated. Its date is free text, so it is not read. */
  void noteDeprecation(ApiCall call, Answer answer, ServerText texts) {
    if (answer.header("Deprecation").isEmpty()) {
      return;
    }
    Problem warning =
        Problem.warning(
                ProblemCode.DEPRECATED_ENDPOINT,
                "the server calls " + call + " deprecated; it works, but a later server may not")
            .withPath(call.route().template());
    add(
        call.toString(),
        answer
            .header("Sunset")
            .or(() -> answer.header("Link"))
            .map(text -> warning.withHint("the server says: " + texts.shown(text)))
            .orElse(warning));
  }

  synchronized List<Problem> all() {
    return List.copyOf(problems.values());
  }
}
