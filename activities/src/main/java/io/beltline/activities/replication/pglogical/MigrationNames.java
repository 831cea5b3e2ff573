package io.beltline.activities.replication.pglogical;

import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.pair.Side;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32;

/**
 * The names of a migration's pglogical objects, made of the pair alone, so that several databases
 * of one instance migrate at once and every step finds what an earlier one made. Lower-case
 * letters, digits and underscores, at most 58 bytes; where the pair's own names do not fit that
 * exactly, a checksum keeps two pairs apart.
 */
final class MigrationNames {
  private static final String PREFIX = "beltline_";

  /**
   * pglogical appends up to five bytes to a subscription's name in the names of its sessions, and
   * PostgreSQL cuts those at 63.
   */
  private static final int MAX_BYTES = 63 - "_copy".length() - "_back".length();

  private final String base;

  private MigrationNames(String base) {
    this.base = base;
  }

  /** The names for a pair. */
  static MigrationNames of(Pair pair) {
    String plain = PREFIX + pair.dc() + "_" + pair.db();
    boolean exact = (pair.dc() + pair.db()).matches("[a-z0-9]*") && plain.length() <= MAX_BYTES;
    return new MigrationNames(exact ? plain : shortened(plain, pair));
  }

  private static String shortened(String plain, Pair pair) {
    CRC32 checksum = new CRC32();
    checksum.update(pair.toString().getBytes(StandardCharsets.UTF_8));
    String end = "_%08x".formatted(checksum.getValue());
    String readable = plain.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
    return readable.substring(0, Math.min(readable.length(), MAX_BYTES - end.length())) + end;
  }

  /** The node that stands for one side. */
  String node(Side side) {
    return base + (side == Side.SOURCE ? "_src" : "_dst");
  }

  /** The replication set, the same on both sides. */
  String set() {
    return base;
  }

  /** The subscription that carries one direction. */
  String subscription(Direction direction) {
    return base + (direction == Direction.FORWARD ? "_fwd" : "_back");
  }

  /** The slot of our own beside the link of one direction. */
  String changeSlot(Direction direction) {
    return subscription(direction) + "_log";
  }
}
