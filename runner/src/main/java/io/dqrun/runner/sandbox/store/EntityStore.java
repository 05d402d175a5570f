package io.dqrun.runner.sandbox.store;

/** Everything that the sandbox knows. Not safe for threads: its user holds one lock. */
public final class EntityStore {

  private final Shelf<Entity> services = new Shelf<>(Kind.SERVICE);
  private final Shelf<Entity> databases = new Shelf<>(Kind.DATABASE);
  private final Shelf<Entity> schemas = new Shelf<>(Kind.SCHEMA);
  private final Shelf<Entity> tables = new Shelf<>(Kind.TABLE);
  private final Shelf<Entity> definitions = new Shelf<>(Kind.DEFINITION);
  private final Shelf<SuiteEntity> suites = new Shelf<>(Kind.SUITE);
  private final Shelf<CaseEntity> cases = new Shelf<>(Kind.CASE);
  private final Shelf<PipelineEntity> pipelines = new Shelf<>(Kind.PIPELINE);

  public Shelf<Entity> services() {
    return services;
  }

  public Shelf<Entity> databases() {
    return databases;
  }

  public Shelf<Entity> schemas() {
    return schemas;
  }

  public Shelf<Entity> tables() {
    return tables;
  }

  public Shelf<Entity> definitions() {
    return definitions;
  }

  public Shelf<SuiteEntity> suites() {
    return suites;
  }

  public Shelf<CaseEntity> cases() {
    return cases;
  }

  public Shelf<PipelineEntity> pipelines() {
    return pipelines;
  }
}
