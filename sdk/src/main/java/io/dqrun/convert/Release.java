package io.dqrun.convert;

import io.dqrun.workflow.TargetVersion;
import java.util.Comparator;

/**
 * A release of OpenMetadata.
 *
 * @param major the first number
 * @param minor the second number
 * @param patch the third number
 */
public record Release(int major, int minor, int patch) implements Comparable<Release> {

  private static final Comparator<Release> ORDER =
      Comparator.comparingInt(Release::major)
          .thenComparingInt(Release::minor)
          .thenComparingInt(Release::patch);

  /** The release of a text such as {@code 1.6.2} or {@code 0.13}. */
  public static Release of(String text) {
    String[] numbers = text.split("\\.", -1);
    return new Release(
        Integer.parseInt(numbers[0]),
        Integer.parseInt(numbers[1]),
        numbers.length > 2 ? Integer.parseInt(numbers[2]) : 0);
  }

  /** Whether files for this target need what this release needed. */
  public boolean isUpTo(TargetVersion target) {
    Release last =
        switch (target) {
          case V1_5 -> new Release(1, 5, Integer.MAX_VALUE);
          case V1_6_2 -> new Release(1, 6, Integer.MAX_VALUE);
          case V1_7 -> new Release(1, 8, Integer.MAX_VALUE);
          case NEWEST -> new Release(Integer.MAX_VALUE, 0, 0);
        };
    return compareTo(last) <= 0;
  }

  @Override
  public int compareTo(Release other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }
}
