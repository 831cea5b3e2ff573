package io.beltline.activities.drift;

import io.beltline.workflows.pair.Direction;
import java.util.List;

/**
 * One object that is not the same on both sides.
 *
 * @param kind in words, such as {@code column}
 * @param name qualified, and quoted where it has to be
 * @param where on which side it stands
 * @param facts what is not the same about it, where it stands on both sides
 */
public record SchemaDifference(String kind, String name, Where where, List<FactDifference> facts) {
  /** The kind of a secondary index. */
  static final String INDEX = "index";

  /** The kind of an extension. */
  static final String EXTENSION = "extension";

  /** The kind of an extension's version. */
  static final String EXTENSION_VERSION = "version of extension";

  private static final String COLUMN = "column";

  private static final int TOLD = 4;

  /** Makes it unmodifiable. */
  public SchemaDifference {
    facts = List.copyOf(facts);
  }

  /** On which side it stands. */
  public enum Where {
    /** The destination lacks it; an index that is not valid counts as lacking. */
    SOURCE_ONLY("is missing on the destination"),
    /** The source lacks it. */
    DESTINATION_ONLY("is on the destination only"),
    /** Both have it, with other definitions. */
    BOTH("differs");

    private final String words;

    Where(String words) {
      this.words = words;
    }
  }

  /** Whether it is a secondary index, which arrives later than the tables. */
  public boolean isIndex() {
    return kind.equals(INDEX);
  }

  /** Whether it is a column that the source alone has. */
  public boolean isNewColumn() {
    return kind.equals(COLUMN) && where == Where.SOURCE_ONLY;
  }

  /** Whether it is a column that the destination alone has. */
  boolean isLeftColumn() {
    return kind.equals(COLUMN) && where == Where.DESTINATION_ONLY;
  }

  /**
   * Whether an outage must wait until it is mended. On the way back the source has had its indexes
   * all along: another one holds nothing up.
   */
  public boolean holdsUp(Direction direction) {
    return !isExpectedOfAnotherServer() && (direction == Direction.FORWARD || !isIndex());
  }

  /**
   * Whether it need not be mended before a cutover: a server has the versions of extensions that it
   * was installed with, and may have extensions of its own.
   */
  public boolean isExpectedOfAnotherServer() {
    return kind.equals(EXTENSION_VERSION)
        || (kind.equals(EXTENSION) && where == Where.DESTINATION_ONLY);
  }

  @Override
  public String toString() {
    return kind
        + " "
        + name
        + " "
        + where.words
        + FactDifference.told(facts, TOLD, String::valueOf);
  }
}
