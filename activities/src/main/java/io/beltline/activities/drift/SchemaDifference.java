package io.beltline.activities.drift;

/**
 * One object that is not the same on both sides.
 *
 * @param kind in words, such as {@code column}
 * @param name qualified, and quoted where it has to be
 * @param where on which side it stands
 */
public record SchemaDifference(String kind, String name, Where where) {
  /** The kind of a secondary index. */
  static final String INDEX = "index";

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

  @Override
  public String toString() {
    return kind + " " + name + " " + where.words;
  }
}
