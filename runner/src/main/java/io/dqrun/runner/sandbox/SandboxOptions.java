package io.dqrun.runner.sandbox;

/**
 * How a sandbox behaves.
 *
 * @param version the server version to play
 * @param pipelines the pipeline service behind it
 */
public record SandboxOptions(SandboxVersion version, PipelineService pipelines) {

  /** What is played when nobody asks for anything else. */
  public static final SandboxOptions DEFAULT =
      new SandboxOptions(SandboxVersion.DEFAULT, PipelineService.WORKING);

  /** The same with another server version. */
  public SandboxOptions with(SandboxVersion newVersion) {
    return new SandboxOptions(newVersion, pipelines);
  }

  /** The same with another pipeline service. */
  public SandboxOptions with(PipelineService newPipelines) {
    return new SandboxOptions(version, newPipelines);
  }
}
