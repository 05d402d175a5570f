package io.dqrun.pack;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Values that are kept in the order in which they were added, compressed. What resembles its
 * neighbours takes some dozens of bytes; a few dozen values are kept as they are. To read them in
 * order is quick, by chance it is not. Safe for use by several threads.
 *
 * @param <T> the kind of value
 */
public final class Packed<T> {

  private static final int MOST_IN_BLOCK = 64;

  /** Values of this size together close a block, however few they are. */
  private static final int ENOUGH_BYTES = 128 << 10;

  private static final int BLOCKS_READY = 8;

  private final Form<T> form;
  private final int plain;
  private final List<byte[]> blocks = new ArrayList<>();
  private final List<T> last = new ArrayList<>();
  private final Map<Integer, byte[]> ready = Collections.synchronizedMap(new Recent());

  /** Per block, the number of values before it. */
  private int[] starts = new int[16];

  private int packed;
  private boolean packing;

  /** The blocks that were read last. */
  private static final class Recent extends LinkedHashMap<Integer, byte[]> {
    private static final long serialVersionUID = 1L;

    Recent() {
      super(BLOCKS_READY * 2, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Integer, byte[]> eldest) {
      return size() > BLOCKS_READY;
    }
  }

  /** Nothing yet. */
  public Packed(Form<T> form) {
    this(form, MOST_IN_BLOCK);
  }

  /**
   * Nothing yet.
   *
   * @param plain so many values are kept as they are, for values that are small: a form that is
   *     never used need not be ready
   */
  public Packed(Form<T> form, int plain) {
    this.form = form;
    this.plain = Math.max(plain, MOST_IN_BLOCK);
  }

  /** Adds a value; returns its place, from 0. */
  public int add(T value) {
    int place = append(value);
    pack();
    return place;
  }

  /**
   * As {@link #add}, for callers that hold a lock that others wait for; {@link #pack} is to follow.
   */
  public synchronized int append(T value) {
    last.add(value);
    return packed + last.size() - 1;
  }

  /**
   * Compresses what is enough for a block, unless another thread is at it, and without keeping
   * others from reading and adding.
   */
  public void pack() {
    for (List<T> full = full(); !full.isEmpty(); full = full()) {
      pack(full);
    }
  }

  private synchronized List<T> full() {
    if (packing || last.size() < plain) {
      return List.of();
    }
    packing = true;
    return new ArrayList<>(last.subList(0, MOST_IN_BLOCK));
  }

  /** How many there are. */
  public synchronized int size() {
    return packed + last.size();
  }

  /**
   * The value at a place.
   *
   * @throws IndexOutOfBoundsException if there is none
   */
  public T get(int place) {
    return get(place, value -> value, form::read);
  }

  /**
   * Something of the value at a place.
   *
   * @param ofValue takes it from the value, if that is still there
   * @param ofBytes takes it from what the form wrote
   * @throws IndexOutOfBoundsException if there is none
   */
  public <U> U get(int place, Function<T, U> ofValue, Function<byte[], U> ofBytes) {
    byte[] block;
    int number;
    int start;
    synchronized (this) {
      if (place >= packed) {
        return ofValue.apply(last.get(place - packed));
      }
      int found = Arrays.binarySearch(starts, 0, blocks.size(), place);
      number = found >= 0 ? found : -found - 2;
      if (number < 0) {
        throw new IndexOutOfBoundsException(place);
      }
      block = blocks.get(number);
      start = starts[number];
    }
    byte[] plain = ready.get(number);
    if (plain == null) {
      plain = inflate(block);
      ready.put(number, plain);
    }
    return ofBytes.apply(part(plain, place - start));
  }

  /** All that are there now; a list that does not change. */
  public FrozenList<T> list() {
    int size = size();
    return new FrozenList<>() {
      @Override
      public T get(int index) {
        if (index >= size) {
          throw new IndexOutOfBoundsException(index);
        }
        return Packed.this.get(index);
      }

      @Override
      public int size() {
        return size;
      }
    };
  }

  private void pack(List<T> full) {
    List<byte[]> made = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    try {
      int done = 0;
      while (done < full.size()) {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        int first = done;
        while (done < full.size() && plain.size() < ENOUGH_BYTES) {
          byte[] bytes = form.write(full.get(done));
          plain.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
          plain.writeBytes(bytes);
          done++;
        }
        made.add(deflate(plain.toByteArray()));
        sizes.add(done - first);
      }
    } catch (RuntimeException | Error e) {
      stopPacking(List.of(), List.of());
      throw e;
    }
    stopPacking(made, sizes);
  }

  private synchronized void stopPacking(List<byte[]> made, List<Integer> sizes) {
    for (int i = 0; i < made.size(); i++) {
      if (blocks.size() == starts.length) {
        starts = Arrays.copyOf(starts, starts.length * 2);
      }
      starts[blocks.size()] = packed;
      blocks.add(made.get(i));
      packed += sizes.get(i);
      last.subList(0, sizes.get(i)).clear();
    }
    packing = false;
  }

  private static byte[] part(byte[] plain, int index) {
    ByteBuffer buffer = ByteBuffer.wrap(plain);
    for (int i = 0; i < index; i++) {
      int length = buffer.getInt();
      buffer.position(buffer.position() + length);
    }
    byte[] bytes = new byte[buffer.getInt()];
    buffer.get(bytes);
    return bytes;
  }

  /** The length of the plain bytes, then their short form. */
  private static byte[] deflate(byte[] plain) {
    Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    try {
      deflater.setInput(plain);
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(plain.length).array());
      byte[] buffer = new byte[8192];
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }

  private static byte[] inflate(byte[] block) {
    Inflater inflater = new Inflater(true);
    try {
      byte[] plain = new byte[ByteBuffer.wrap(block).getInt()];
      inflater.setInput(block, Integer.BYTES, block.length - Integer.BYTES);
      int at = 0;
      while (at < plain.length) {
        int read = inflater.inflate(plain, at, plain.length - at);
        if (read == 0) {
          throw new IllegalStateException("a block of packed values is cut off");
        }
        at += read;
      }
      return plain;
    } catch (DataFormatException e) {
      throw new IllegalStateException("a block of packed values is broken", e);
    } finally {
      inflater.end();
    }
  }
}
