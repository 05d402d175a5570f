package io.dqrun.runner.sandbox.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dqrun.runner.sandbox.wire.Caller;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A test suite: the basic one of a table, or a logical one. */
public final class SuiteEntity extends Entity {

  /** Which of the two sorts of suites. */
  public enum Sort {
    BASIC,
    LOGICAL
  }

  private final Sort sort;
  private final NavigableMap<String, CaseEntity> cases = new TreeMap<>();

  private SuiteEntity(
      Sort sort, String name, String fqn, @Nullable Entity table, ObjectNode body, Caller caller) {
    super(Kind.SUITE, name, fqn, table, body, caller);
    this.sort = sort;
  }

  /** The basic suite of a table; its FQN does not depend on the name that was sent. */
  public static SuiteEntity basic(String name, Entity table, ObjectNode body, Caller caller) {
    return new SuiteEntity(Sort.BASIC, name, basicFqn(table), table, body, caller);
  }

  /** What old servers store when a basic suite comes without its table. */
  public static SuiteEntity withoutTable(String name, ObjectNode body, Caller caller) {
    return new SuiteEntity(Sort.BASIC, name, Names.quote(name), null, body, caller);
  }

  public static SuiteEntity logical(String name, ObjectNode body, Caller caller) {
    return new SuiteEntity(Sort.LOGICAL, name, Names.quote(name), null, body, caller);
  }

  public static String basicFqn(Entity table) {
    return Names.child(table.fqn(), "testSuite");
  }

  public boolean isBasic() {
    return sort == Sort.BASIC;
  }

  /** The table of a basic suite; empty for a logical or a broken one. */
  public Optional<Entity> table() {
    return Optional.ofNullable(parent());
  }

  /** Its cases in the order of listings. */
  public NavigableMap<String, CaseEntity> cases() {
    return Collections.unmodifiableNavigableMap(cases);
  }

  public void add(CaseEntity testCase) {
    cases.put(testCase.listKey(), testCase);
    testCase.join(id());
  }

  public void remove(CaseEntity testCase) {
    cases.remove(testCase.listKey());
    testCase.leave(id());
  }
}
