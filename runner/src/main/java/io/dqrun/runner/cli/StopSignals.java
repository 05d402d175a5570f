package io.dqrun.runner.cli;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Lets a command end in an orderly way when it is signalled, within a limited time. A second signal
 * ends the process at once.
 *
 * <p>A shutdown hook could not do that: while hooks run, Java does not listen to signals. Its class
 * for them is looked up at run time, because compilers warn of it; where it is missing, the first
 * signal ends the process at once.
 */
final class StopSignals implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(9);

  private final Terminal terminal;
  private final Runnable stop;
  private final Map<StopSignal, Object> before = new EnumMap<>(StopSignal.class);
  private final AtomicReference<@Nullable StopSignal> first = new AtomicReference<>();

  private StopSignals(Terminal terminal, Runnable stop) {
    this.terminal = terminal;
    this.stop = stop;
  }

  /**
   * Listens from now on.
   *
   * @param stop asks the command to end; called once, on another thread
   */
  static StopSignals listen(Terminal terminal, Runnable stop) {
    StopSignals signals = new StopSignals(terminal, stop);
    for (StopSignal signal : StopSignal.values()) {
      signals.listen(signal);
    }
    return signals;
  }

  /** The first signal that came, if one did. */
  Optional<StopSignal> received() {
    return Optional.ofNullable(first.get());
  }

  private void listen(StopSignal signal) {
    try {
      Class<?> handlers = Class.forName("sun.misc.SignalHandler");
      InvocationHandler receive =
          (proxy, method, arguments) -> receive(proxy, signal, method, arguments);
      Object handler =
          Proxy.newProxyInstance(handlers.getClassLoader(), new Class<?>[] {handlers}, receive);
      before.put(signal, handle(signal, handler));
    } catch (ReflectiveOperationException e) {
      // Another Java, or one that was told to leave signals alone: the system's own way is left.
      return;
    }
  }

  /** Sets the handler of a signal; the one before. */
  private static Object handle(StopSignal signal, Object handler)
      throws ReflectiveOperationException {
    Class<?> signals = Class.forName("sun.misc.Signal");
    Class<?> handlers = Class.forName("sun.misc.SignalHandler");
    Object named = signals.getConstructor(String.class).newInstance(signal.shortName());
    return signals.getMethod("handle", signals, handlers).invoke(null, named, handler);
  }

  private @Nullable Object receive(
      Object proxy, StopSignal signal, Method method, Object[] arguments) {
    return switch (method.getName()) {
      case "handle" -> {
        received(signal);
        yield null;
      }
      case "equals" -> proxy == arguments[0];
      case "hashCode" -> System.identityHashCode(proxy);
      default -> signal.toString();
    };
  }

  private void received(StopSignal signal) {
    if (!first.compareAndSet(null, signal)) {
      Runtime.getRuntime().halt(signal.exitCode().code());
    }
    Thread limit = new Thread(() -> haltAfterLimit(signal), "dq-run-stop-limit");
    limit.setDaemon(true);
    limit.start();
    terminal
        .err()
        .println(
            "dq-run: %s: running statements are cancelled, finished results delivered or kept; a second signal ends it at once"
                .formatted(signal));
    terminal.err().flush();
    stop.run();
  }

  private static void haltAfterLimit(StopSignal signal) {
    try {
      Thread.sleep(LIMIT.toMillis());
      // Nothing is lost: the journal tells the next run what is to be done.
      Runtime.getRuntime().halt(signal.exitCode().code());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Leaves signals to whom they were left before; one that came still has its limit. */
  @Override
  public void close() {
    if (received().isPresent()) {
      // What comes now is a second one.
      return;
    }
    before.forEach(
        (signal, handler) -> {
          try {
            handle(signal, handler);
          } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
          }
        });
  }
}
