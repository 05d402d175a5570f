package io.dqrun.runner.sandbox;

/** Everything that the sandbox knows. Not safe for threads: its user holds one lock. */
final class EntityStore {

  private final Shelf<Entity> services = new Shelf<>(Kind.SERVICE);
  private final Shelf<Entity> databases = new Shelf<>(Kind.DATABASE);
  private final Shelf<Entity> schemas = new Shelf<>(Kind.SCHEMA);
  private final Shelf<Entity> tables = new Shelf<>(Kind.TABLE);
  private final Shelf<Entity> definitions = new Shelf<>(Kind.DEFINITION);
  private final Shelf<SuiteEntity> suites = new Shelf<>(Kind.SUITE);
  private final Shelf<CaseEntity> cases = new Shelf<>(Kind.CASE);
  private final Shelf<PipelineEntity> pipelines = new Shelf<>(Kind.PIPELINE);

  Shelf<Entity> services() {
    return services;
  }

  Shelf<Entity> databases() {
    return databases;
  }

  Shelf<Entity> schemas() {
    return schemas;
  }

  Shelf<Entity> tables() {
    return tables;
  }

  Shelf<Entity> definitions() {
    return definitions;
  }

  Shelf<SuiteEntity> suites() {
    return suites;
  }

  Shelf<CaseEntity> cases() {
    return cases;
  }

  Shelf<PipelineEntity> pipelines() {
    return pipelines;
  }
}
