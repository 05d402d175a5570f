package io.dqrun.runner.sandbox.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dqrun.runner.sandbox.wire.ErrorReply;
import io.dqrun.runner.sandbox.wire.Request;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringTokenizer;

/** The optional fields of an answer: those that a read asks for, or those that a change tells. */
public final class Fields {

  private enum Answer {
    READ,
    CREATED,
    CHANGED,
    DELETED,
    /** A change to something that belongs to the entity. */
    TOUCHED
  }

  private static final String ALL = "*";

  /** What the answer to taking a case out of a logical suite holds. */
  public static final Fields DETACHED =
      new Fields(Answer.TOUCHED, Set.of("testSuite", "testSuites"));

  /** What the answer to a sample of failed rows holds. */
  public static final Fields SAMPLED =
      new Fields(Answer.TOUCHED, Set.of("testSuites", "testCaseResult", "owners", "tags"));

  /** What the answer to an inspection query holds. */
  public static final Fields INSPECTED =
      new Fields(
          Answer.TOUCHED,
          Set.of("testSuite", "testSuites", "testDefinition", "testCaseResult", "owners", "tags"));

  private final Answer answer;
  private final Set<String> names;

  private Fields(Answer answer, Set<String> names) {
    this.answer = answer;
    this.names = names;
  }

  /** Reads the parameter; a field that the kind does not have is an error. */
  public static Fields of(Request request, Kind kind) {
    Optional<String> text = request.query("fields");
    Set<String> names = new HashSet<>();
    StringTokenizer tokens = new StringTokenizer(text.orElse(""), ",");
    while (tokens.hasMoreTokens()) {
      String name = tokens.nextToken().strip();
      if (!name.equals(ALL) && !kind.hasField(name)) {
        throw ErrorReply.badRequest("Invalid field name " + name);
      }
      names.add(name);
    }
    return new Fields(Answer.READ, names);
  }

  /** What the answer to a creation holds: the relations that the request named or inherits. */
  public static Fields created(Entity entity) {
    Set<String> names = new HashSet<>(Set.of("testSuite", "testDefinition"));
    if (entity.inheritsOwners()) {
      names.add("owners");
    }
    if (entity.kind() == Kind.CASE) {
      names.add("tags");
    }
    return new Fields(Answer.CREATED, names);
  }

  /** What the answer to an update holds. */
  public static Fields updated(Entity entity) {
    Set<String> names = new HashSet<>(created(entity).names);
    names.add("owners");
    return new Fields(Answer.CHANGED, names);
  }

  /** What the answer to DELETE holds. */
  public static Fields deleted(Entity entity) {
    Set<String> names = new HashSet<>(Set.of("owners", "tests", "pipelines", "summary"));
    names.addAll(List.of("testSuite", "testSuites", "testDefinition"));
    if (entity.kind() != Kind.PIPELINE) {
      names.add("tags");
    }
    if (entity.kind() == Kind.SERVICE) {
      names.add("dataProducts");
    }
    return new Fields(Answer.DELETED, names);
  }

  public boolean has(String name) {
    return names.contains(name) || names.contains(ALL);
  }

  /** Whether it is the answer to a POST or PUT of the entity. */
  public boolean isWritten() {
    return answer == Answer.CREATED || answer == Answer.CHANGED;
  }

  public boolean isDeleted() {
    return answer == Answer.DELETED;
  }

  /** Adds the relations that all kinds have, none of which exists here, and the address. */
  public ObjectNode complete(ObjectNode node) {
    for (String relation : List.of("owners", "tags", "dataProducts")) {
      if (has(relation) && !node.has(relation)) {
        node.putArray(relation);
      }
    }
    if (answer == Answer.DELETED || answer == Answer.TOUCHED) {
      node.remove("href");
    }
    return node;
  }
}
