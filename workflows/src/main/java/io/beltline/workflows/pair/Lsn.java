package io.beltline.workflows.pair;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * A position in a server's write-ahead log. Never {@code 0/0}, which PostgreSQL uses for "none" and
 * which would read as "already drained".
 *
 * @param position byte position, compared unsigned
 * @see <a href="https://www.postgresql.org/docs/current/datatype-pg-lsn.html">pg_lsn</a>
 */
public record Lsn(long position) implements Comparable<Lsn> {
  /** Before anything that a server ever wrote: whatever has been applied is past it. */
  public static final Lsn FIRST = new Lsn(1);

  private static final Pattern TEXT = Pattern.compile("[0-9A-Fa-f]{1,8}/[0-9A-Fa-f]{1,8}");

  public Lsn {
    if (position == 0) {
      throw new IllegalArgumentException("an LSN of 0/0 means that there is no position");
    }
  }

  /** Reads PostgreSQL's own form, such as {@code 16/B374D848}; anything else is refused. */
  @JsonCreator
  public static Lsn parse(String text) {
    if (!TEXT.matcher(text).matches()) {
      throw new IllegalArgumentException("'" + text + "' is not an LSN such as 16/B374D848");
    }
    int slash = text.indexOf('/');
    long high = Long.parseUnsignedLong(text.substring(0, slash), 16);
    long low = Long.parseUnsignedLong(text.substring(slash + 1), 16);
    return new Lsn(high << 32 | low);
  }

  /** Whether this position is at or past the other. */
  public boolean reached(Lsn other) {
    return compareTo(other) >= 0;
  }

  /**
   * How many bytes of log lie between an earlier position and this one; zero if this is the
   * earlier.
   */
  public long bytesSince(Lsn earlier) {
    return reached(earlier) ? position - earlier.position : 0;
  }

  @Override
  public int compareTo(Lsn other) {
    return Long.compareUnsigned(position, other.position);
  }

  @JsonValue
  @Override
  public String toString() {
    return "%X/%X".formatted(position >>> 32, position & 0xFFFFFFFFL);
  }
}
