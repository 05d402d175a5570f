package io.dqrun.runner.cli;

import io.dqrun.runner.sandbox.SandboxServer;
import io.dqrun.runner.sandbox.SandboxVersion;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** {@code dq-run sandbox}. */
final class SandboxCommand implements Command {

  private static final Flag PORT =
      Flag.value("port", "N", "the port to listen on (8585); 0 takes any free one");
  private static final Flag SERVER_VERSION =
      Flag.value("server-version", "V", "the OpenMetadata version to behave like (1.6.2)");

  @Override
  public String name() {
    return "sandbox";
  }

  @Override
  public String operands() {
    return "";
  }

  @Override
  public String summary() {
    return "an OpenMetadata stand-in on this machine, to try things on";
  }

  @Override
  public String description() {
    return """
        Starts a small, strict stand-in for an OpenMetadata server on 127.0.0.1, empty
        and in memory, until it is stopped. Any bearer token is accepted.""";
  }

  @Override
  public List<Flag> flags() {
    return List.of(PORT, SERVER_VERSION);
  }

  @Override
  public ExitCode run(Invocation invocation) throws UsageException {
    Settings settings = invocation.settings();
    if (!settings.operands().isEmpty()) {
      throw new UsageException("dq-run sandbox takes no operand: " + settings.operands().get(0));
    }
    SandboxVersion version;
    try {
      version = SandboxVersion.parse(settings.value(SERVER_VERSION).orElse("1.6.2"));
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
    int port = settings.number(PORT, 0, 65_535, 8585);
    try (SandboxServer server = SandboxServer.start(port, version)) {
      invocation.terminal().out().println("listening on " + server.url());
      invocation.terminal().out().flush();
      // Until a signal ends the process.
      new CountDownLatch(1).await();
      return ExitCode.OK;
    } catch (UncheckedIOException e) {
      throw new UsageException(
          "port %d cannot be listened on, perhaps another program does; --port 0 takes a free one"
              .formatted(port));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.OK;
    }
  }
}
