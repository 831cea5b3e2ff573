package io.beltline.activities.drift;

import java.util.List;
import java.util.Map;

/**
 * What became of one object of a side since the schema was taken.
 *
 * @param kind in words, such as {@code column}
 * @param name qualified, and quoted where it has to be
 * @param what became of it
 * @param facts what is another now, where it was changed
 * @param by who did it, with what and when, in words; empty where nobody wrote it down
 */
public record SchemaChange(
    String kind, String name, What what, List<FactDifference> facts, String by) {
  private static final int TOLD = 4;

  /** Makes it unmodifiable. */
  public SchemaChange {
    facts = List.copyOf(facts);
  }

  /** What a comparison of now with then has found. */
  static SchemaChange of(SchemaDifference difference, Map<String, String> log) {
    What what =
        switch (difference.where()) {
          case SOURCE_ONLY -> What.ADDED;
          case DESTINATION_ONLY -> What.DROPPED;
          case BOTH -> What.CHANGED;
        };
    return new SchemaChange(
        difference.kind(), difference.name(), what, difference.facts(), by(difference.name(), log));
  }

  /** The entry of the object itself, or else of the one that it is a part of. */
  private static String by(String name, Map<String, String> log) {
    String own = log.get(name);
    return own != null
        ? own
        : log.entrySet().stream()
            .filter(entry -> isPart(name, entry.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse("");
  }

  /** As the names of columns begin with their table's, and those of constraints end with it. */
  private static boolean isPart(String name, String of) {
    return name.startsWith(of + ".") || name.endsWith(" on " + of);
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
        + (by.isEmpty() ? "" : " " + by)
        + FactDifference.told(facts, TOLD, fact -> fact.inWords("now", "before"));
  }
}
