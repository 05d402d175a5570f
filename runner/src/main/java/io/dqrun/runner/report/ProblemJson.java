package io.dqrun.runner.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dqrun.problem.Location;
import io.dqrun.problem.Problem;
import java.util.List;
import java.util.Optional;

/** The one JSON shape of a problem, in the output of every command. */
public final class ProblemJson {

  private ProblemJson() {}

  /** A problem; every key is present, null where there is nothing to say. */
  public static ObjectNode of(Problem problem) {
    Optional<Location> location = problem.location();
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("code", problem.code().id());
    node.put("severity", problem.severity().label());
    node.put("message", SafeText.block(problem.message()));
    node.put("file", location.map(place -> SafeText.block(place.file())).orElse(null));
    node.put("line", location.map(Location::line).orElse(null));
    node.put("column", location.map(Location::column).orElse(null));
    node.put("path", problem.path().isEmpty() ? null : SafeText.block(problem.path()));
    node.put("hint", problem.hint().map(SafeText::block).orElse(null));
    return node;
  }

  /** Problems, in their order. */
  public static ArrayNode of(List<Problem> problems) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    problems.forEach(problem -> array.add(of(problem)));
    return array;
  }
}
