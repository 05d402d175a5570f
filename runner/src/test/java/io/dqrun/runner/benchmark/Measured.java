package io.dqrun.runner.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** A moment, or what went by between two: time, and time of this process on processors. */
record Measured(double seconds, double cpuSeconds) {

  static Measured now() {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return new Measured(System.nanoTime() / 1e9, system.getProcessCpuTime() / 1e9);
  }

  Measured untilNow() {
    Measured now = now();
    return new Measured(now.seconds - seconds, now.cpuSeconds - cpuSeconds);
  }
}
