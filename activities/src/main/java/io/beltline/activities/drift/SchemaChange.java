package io.beltline.activities.drift;

import java.util.List;

/**
 * What became of one object of a side since the schema was taken.
 *
 * @param kind in words, such as {@code column}
 * @param name qualified, and quoted where it has to be
 * @param what became of it
 * @param facts what is another now, where it was changed
 */
public record SchemaChange(String kind, String name, What what, List<FactDifference> facts) {
  private static final int TOLD = 4;

  /** Makes it unmodifiable. */
  public SchemaChange {
    facts = List.copyOf(facts);
  }

  /** What a comparison of now with then has found. */
  static SchemaChange of(SchemaDifference difference) {
    What what =
        switch (difference.where()) {
          case SOURCE_ONLY -> What.ADDED;
          case DESTINATION_ONLY -> What.DROPPED;
          case BOTH -> What.CHANGED;
        };
    return new SchemaChange(difference.kind(), difference.name(), what, difference.facts());
  }

  /** What became of it. */
  public enum What {
    /** It was not there. */
    ADDED("was added"),
    /** It is not there any more. */
    DROPPED("was dropped"),
    /** It is another now. */
    CHANGED("was changed");

    private final String words;

    What(String words) {
      this.words = words;
    }
  }

  @Override
  public String toString() {
    return kind
        + " "
        + name
        + " "
        + what.words
        + FactDifference.told(facts, TOLD, fact -> fact.inWords("now", "before"));
  }
}
