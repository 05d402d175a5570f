package io.dqrun.runner.cli;

import com.sun.jdi.ArrayReference;
import com.sun.jdi.Bootstrap;
import com.sun.jdi.ByteValue;
import com.sun.jdi.IncompatibleThreadStateException;
import com.sun.jdi.Location;
import com.sun.jdi.LongValue;
import com.sun.jdi.Method;
import com.sun.jdi.ObjectReference;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.StackFrame;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.Value;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.Connector.Argument;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import com.sun.jdi.connect.ListeningConnector;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.request.ClassPrepareRequest;
import io.dqrun.runner.testing.Distribution;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * The real command in a process that stands still where it is told to, with every thread, as long
 * as is needed to kill it there. The program itself knows nothing of that.
 */
final class DebuggedProcess implements AutoCloseable {

  private final Process process;
  private final VirtualMachine machine;
  private final Stop stop;
  private Optional<Place> standing = Optional.empty();

  /** The begin of a method. */
  record Stop(String type, String method) {}

  private DebuggedProcess(Process process, VirtualMachine machine, Stop stop) {
    this.process = process;
    this.machine = machine;
    this.stop = stop;
  }

  /**
   * Starts a call; what it prints goes to {@code out.txt} and {@code err.txt} in the folder. One at
   * a time: all share one connector, whose list of listeners is not made for several threads.
   */
  static synchronized DebuggedProcess start(
      Distribution program, Path folder, Stop stop, List<String> arguments) throws IOException {
    ListeningConnector connector =
        Bootstrap.virtualMachineManager().listeningConnectors().stream()
            .filter(one -> one.name().equals("com.sun.jdi.SocketListen"))
            .findFirst()
            .orElseThrow();
    Map<String, Argument> settings = connector.defaultArguments();
    set(settings, "localAddress", "127.0.0.1");
    set(settings, "port", "0");
    set(settings, "timeout", "30000");
    try {
      String address = connector.startListening(settings);
      String port = address.substring(address.lastIndexOf(':') + 1);
      // What startListening chose is to be accepted, not another one.
      set(settings, "port", port);
      List<String> command = new ArrayList<>(List.of(program.home() + "/bin/dq-run"));
      command.addAll(arguments);
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectOutput(folder.resolve("out.txt").toFile())
              .redirectError(folder.resolve("err.txt").toFile());
      builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
      builder
          .environment()
          .put(
              "DQRUN_JAVA_OPTS",
              "-agentlib:jdwp=transport=dt_socket,server=n,suspend=y,quiet=y,address=127.0.0.1:"
                  + port);
      Process process = builder.start();
      VirtualMachine machine = connector.accept(settings);
      connector.stopListening(settings);
      DebuggedProcess debugged = new DebuggedProcess(process, machine, stop);
      debugged.watch();
      return debugged;
    } catch (IllegalConnectorArgumentsException e) {
      throw new IOException(e);
    }
  }

  private static void set(Map<String, Argument> settings, String name, String value) {
    Argument argument = settings.get(name);
    if (argument == null) {
      throw new IllegalStateException("no argument " + name + " in " + settings);
    }
    argument.setValue(value);
  }

  private void watch() {
    List<ReferenceType> loaded = machine.classesByName(stop.type());
    loaded.forEach(this::breakAt);
    if (loaded.isEmpty()) {
      ClassPrepareRequest request = machine.eventRequestManager().createClassPrepareRequest();
      request.addClassFilter(stop.type());
      request.enable();
    }
  }

  private void breakAt(ReferenceType type) {
    List<Method> methods = type.methodsByName(stop.method());
    if (methods.isEmpty()) {
      throw new AssertionError("there is no " + stop + " any more");
    }
    for (Method method : methods) {
      Location begin = method.location();
      if (begin != null) {
        machine.eventRequestManager().createBreakpointRequest(begin).enable();
      }
    }
  }

  /**
   * Lets it run until it is where it is to stand still; then it does.
   *
   * @param here asked at each begin of the method
   * @param trapped whether it was caught elsewhere
   * @return whether it stands still now
   */
  boolean runUntil(Predicate<Place> here, BooleanSupplier trapped) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    try {
      while (System.nanoTime() < end) {
        EventSet events = machine.eventQueue().remove(5);
        if (events == null) {
          if (trapped.getAsBoolean()) {
            return false;
          }
          continue;
        }
        for (Event event : events) {
          if (event instanceof ClassPrepareEvent prepared) {
            breakAt(prepared.referenceType());
          } else if (event instanceof BreakpointEvent reached) {
            Place place = new Place(reached.thread());
            if (here.test(place)) {
              standing = Optional.of(place);
              return true;
            }
          }
        }
        events.resume();
      }
    } catch (VMDisconnectedException e) {
      return false;
    }
    throw new AssertionError("it neither ended nor came to " + stop);
  }

  /** Where a thread stands. */
  static final class Place {
    private final ThreadReference thread;

    private Place(ThreadReference thread) {
      this.thread = thread;
    }

    /** Whether the method was called by this one. */
    boolean calledBy(String method) {
      return frame(1).location().method().name().equals(method);
    }

    /** The array of bytes that the method was given. */
    byte[] bytes() {
      for (Value value : frame(0).getArgumentValues()) {
        if (value instanceof ArrayReference array) {
          List<Value> values = array.getValues();
          byte[] bytes = new byte[values.size()];
          for (int i = 0; i < bytes.length; i++) {
            bytes[i] = values.get(i) instanceof ByteValue one ? one.value() : 0;
          }
          return bytes;
        }
      }
      throw new AssertionError("no array of bytes");
    }

    private StackFrame frame(int index) {
      try {
        return thread.frame(index);
      } catch (IncompatibleThreadStateException e) {
        throw new AssertionError(e);
      }
    }
  }

  /** Where it stands still. */
  Place place() {
    return standing.orElseThrow();
  }

  /** Lets it go on for a moment. */
  void letGoFor(int millis) throws InterruptedException {
    machine.resume();
    Thread.sleep(millis);
  }

  /** Stops every thread wherever it is. */
  void suspend() {
    machine.suspend();
  }

  /** A number in the first object of a class; empty if there is none. */
  OptionalLong number(String type, String field) {
    for (ReferenceType one : machine.classesByName(type)) {
      for (ObjectReference object : one.instances(1)) {
        if (object.getValue(one.fieldByName(field)) instanceof LongValue value) {
          return OptionalLong.of(value.value());
        }
      }
    }
    return OptionalLong.empty();
  }

  /** SIGKILL. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    end();
  }

  /** What {@code Runtime.halt} does. */
  void halt() throws InterruptedException {
    try {
      machine.exit(99);
    } catch (VMDisconnectedException e) {
      // It is over already.
      end();
    }
    end();
  }

  /** SIGTERM; everything goes on. */
  void terminate() {
    // Not the process's own destroy, which closes what it prints to.
    process.toHandle().destroy();
    letGo();
  }

  /** Is only a process from now on. */
  void letGo() {
    try {
      machine.dispose();
    } catch (VMDisconnectedException e) {
      return;
    }
  }

  /** Its exit code. */
  int end() throws InterruptedException {
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      throw new AssertionError("it does not end");
    }
    return process.exitValue();
  }

  /** Whether it is over. */
  boolean isOver() {
    return !process.isAlive();
  }

  /** Its exit code, if it is over. */
  Optional<Integer> exitCode() {
    return isOver() ? Optional.of(process.exitValue()) : Optional.empty();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
