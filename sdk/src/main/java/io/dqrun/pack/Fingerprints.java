package io.dqrun.pack;

import java.util.Arrays;

/**
 * Texts with a number each, by 64 bits of the text: two texts may pass for one, once in very many
 * billion. For what then does no harm. Used by one thread.
 */
public final class Fingerprints {

  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private long[] keys = new long[64];
  private int[] values = new int[64];
  private int size;

  /** The 64 bits of a text; never 0. */
  public static long of(CharSequence text) {
    long hash = FNV_OFFSET;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * FNV_PRIME;
    }
    return mixed(hash);
  }

  /** The 64 bits of a text with a number; never 0. */
  public static long of(CharSequence text, long number) {
    return mixed(of(text) * 31 + number);
  }

  private static long mixed(long value) {
    long mixed = (value ^ (value >>> 32)) * 0x9e3779b97f4a7c15L;
    mixed ^= mixed >>> 29;
    return mixed == 0 ? 1 : mixed;
  }

  /** Gives the bits a number unless they have one; whether they had none. */
  public boolean putIfAbsent(long fingerprint, int value) {
    int slot = slot(fingerprint);
    if (keys[slot] != 0) {
      return false;
    }
    keys[slot] = fingerprint;
    values[slot] = value;
    size++;
    if (size * 2 > keys.length) {
      grow();
    }
    return true;
  }

  /** As {@link #putIfAbsent}, where the number does not matter. */
  public boolean add(long fingerprint) {
    return putIfAbsent(fingerprint, 0);
  }

  /** Whether the bits are known. */
  public boolean contains(long fingerprint) {
    return keys[slot(fingerprint)] != 0;
  }

  /** The number of the bits, or another one if they have none. */
  public int getOrDefault(long fingerprint, int other) {
    int slot = slot(fingerprint);
    return keys[slot] == 0 ? other : values[slot];
  }

  /** Forgets all. */
  public void clear() {
    Arrays.fill(keys, 0);
    size = 0;
  }

  private int slot(long fingerprint) {
    int slot = (int) fingerprint & (keys.length - 1);
    while (keys[slot] != 0 && keys[slot] != fingerprint) {
      slot = (slot + 1) & (keys.length - 1);
    }
    return slot;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldValues = values;
    keys = new long[oldKeys.length * 2];
    values = new int[oldKeys.length * 2];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != 0) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        values[slot] = oldValues[i];
      }
    }
  }
}
