package io.dqrun.runner.sandbox;

/**
 * How a sandbox behaves.
 *
 * @param version the server version to play
 * @param tokens which tokens it takes
 * @param pipelines the pipeline service behind it
 * @param search the search engine behind it
 * @param faults what goes wrong on the way to it and back
 */
public record SandboxOptions(
    SandboxVersion version,
    TokenPolicy tokens,
    PipelineService pipelines,
    SearchEngine search,
    Faults faults) {

  /** What is played when nobody asks for anything else. */
  public static final SandboxOptions DEFAULT =
      new SandboxOptions(
          SandboxVersion.DEFAULT,
          TokenPolicy.ANY,
          PipelineService.WORKING,
          SearchEngine.UP,
          Faults.NONE);

  /** The same with another server version. */
  public SandboxOptions with(SandboxVersion newVersion) {
    return new SandboxOptions(newVersion, tokens, pipelines, search, faults);
  }

  /** The same with other tokens. */
  public SandboxOptions with(TokenPolicy newTokens) {
    return new SandboxOptions(version, newTokens, pipelines, search, faults);
  }

  /** The same with another pipeline service. */
  public SandboxOptions with(PipelineService newPipelines) {
    return new SandboxOptions(version, tokens, newPipelines, search, faults);
  }

  /** The same with another search engine. */
  public SandboxOptions with(SearchEngine newSearch) {
    return new SandboxOptions(version, tokens, pipelines, newSearch, faults);
  }

  /** The same with other faults. */
  public SandboxOptions with(Faults newFaults) {
    return new SandboxOptions(version, tokens, pipelines, search, newFaults);
  }
}
