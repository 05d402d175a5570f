package io.dqrun.pack;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  private final List<byte[]> blocks = new ArrayList<>();
  private final List<T> last = new ArrayList<>();
  private final Map<Integer, byte[]> ready = Collections.synchronizedMap(new Recent());

  /** Per block, the number of values before it. */
  private int[] starts = new int[16];

  private int packed;

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
    this.form = form;
  }

  /** Adds a value; returns its place, from 0. */
  public synchronized int add(T value) {
    last.add(value);
    int place = packed + last.size() - 1;
    if (last.size() == MOST_IN_BLOCK) {
      pack();
    }
    return place;
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
    byte[] block;
    int number;
    int start;
    synchronized (this) {
      if (place >= packed) {
        return last.get(place - packed);
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
    return form.read(part(plain, place - start));
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

  private void pack() {
    int done = 0;
    while (done < last.size()) {
      ByteArrayOutputStream plain = new ByteArrayOutputStream();
      int first = done;
      while (done < last.size() && plain.size() < ENOUGH_BYTES) {
        byte[] bytes = form.write(last.get(done));
        plain.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        plain.writeBytes(bytes);
        done++;
      }
      if (blocks.size() == starts.length) {
        starts = Arrays.copyOf(starts, starts.length * 2);
      }
      starts[blocks.size()] = packed + first;
      blocks.add(deflate(plain.toByteArray()));
    }
    packed += last.size();
    last.clear();
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
