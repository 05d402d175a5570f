package io.dqrun.runner.delivery;

import io.dqrun.entity.EncodedResult;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is about to be sent, by the place of the result, as long as it is not much: what waits
 * longer is read from where all outcomes are kept, in little memory. Used by one thread at a time.
 */
final class Bodies {

  /** What is waiting beside a body: its name and some objects. */
  private static final long ABOUT_EACH = 200;

  private static final long MOST_BYTES = 8L << 20;

  /** A result and its case. */
  record Body(String testCase, EncodedResult result) {
    private long size() {
      return ABOUT_EACH + result.json().length;
    }
  }

  private @Nullable Body[] bodies = new Body[64];
  private long bytes;

  /** Keeps a body, if there is room. */
  void add(int place, Body body) {
    if (bytes + body.size() > MOST_BYTES) {
      return;
    }
    if (place >= bodies.length) {
      bodies = Arrays.copyOf(bodies, Math.max(place + 1, bodies.length * 2));
    }
    bodies[place] = body;
    bytes += body.size();
  }

  /** The body of a place, which is not kept any longer; null if it was not, or not any more. */
  @Nullable Body remove(int place) {
    Body body = place < bodies.length ? bodies[place] : null;
    if (body != null) {
      bodies[place] = null;
      bytes -= body.size();
    }
    return body;
  }
}
