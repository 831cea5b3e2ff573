package io.beltline.activities.precheck;

import java.time.Duration;

/** Sizes and times in the units in which people think of them. */
final class Amounts {
  private static final long KILOBYTE = 1L << 10;
  private static final long MEGABYTE = 1L << 20;
  private static final long GIGABYTE = 1L << 30;

  private Amounts() {}

  /** Such as {@code 12 GB}; never rounded up. */
  static String bytes(long bytes) {
    if (bytes >= 10 * GIGABYTE) {
      return bytes / GIGABYTE + " GB";
    }
    return bytes >= 10 * MEGABYTE ? bytes / MEGABYTE + " MB" : bytes / KILOBYTE + " kB";
  }

  /** Such as {@code 3 h}; never rounded up. */
  static String time(Duration time) {
    if (time.toHours() >= 2) {
      return time.toHours() + " h";
    }
    return time.toMinutes() >= 2 ? time.toMinutes() + " min" : time.toSeconds() + " s";
  }
}
