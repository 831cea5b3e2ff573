package io.beltline.activities.drift;

import io.beltline.activities.words.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * One thing about an object that is not the same on both sides.
 *
 * @param fact in words, such as {@code default}
 * @param source what it is on the source
 * @param destination what it is on the destination
 */
public record FactDifference(String fact, String source, String destination) {
  /** What may hold a secret: where it differs is told, not how. */
  private static final Set<String> CONFIDENTIAL = Set.of("body", "server options");

  private static final int SHOWN = 80;
  private static final int SHOWN_BEFORE = 20;

  /**
   * What differs between an object's facts on the two sides, in the order of their names.
   *
   * @param absent what it means that one side does not tell a fact
   */
  static List<FactDifference> between(
      Map<String, String> source, Map<String, String> destination, String absent) {
    Set<String> names = new TreeSet<>(source.keySet());
    names.addAll(destination.keySet());
    List<FactDifference> found = new ArrayList<>();
    for (String name : names) {
      if (!Objects.equals(source.get(name), destination.get(name))) {
        found.add(
            new FactDifference(
                name, source.getOrDefault(name, absent), destination.getOrDefault(name, absent)));
      }
    }
    return List.copyOf(found);
  }

  /** The first of some, each after its words; nothing if there are none. */
  static String told(
      List<FactDifference> facts, int limit, Function<FactDifference, String> words) {
    if (facts.isEmpty()) {
      return "";
    }
    return ": " + Names.list(facts.stream().map(words).toList(), limit, "; ");
  }

  @Override
  public String toString() {
    return inWords("on the source", "on the destination");
  }

  /** The same with other words for where, or when, each of the two was found. */
  String inWords(String here, String there) {
    int same = same();
    if (CONFIDENTIAL.contains(fact)) {
      return "%s: not the same from line %d on".formatted(fact, line(same));
    }
    return "%s: %s %s, %s %s"
        .formatted(fact, shown(source, same), here, shown(destination, same), there);
  }

  /** How many characters they have in common at their beginnings. */
  private int same() {
    int shorter = Math.min(source.length(), destination.length());
    int same = 0;
    while (same < shorter && source.charAt(same) == destination.charAt(same)) {
      same++;
    }
    return same;
  }

  /** In which line of both they begin to differ. */
  private long line(int same) {
    return 1 + source.substring(0, same).chars().filter(c -> c == '\n').count();
  }

  /** The value, or of a long one the piece that differs, on one line. */
  private static String shown(String value, int same) {
    if (value.length() <= SHOWN) {
      return onOneLine(value);
    }
    int begin = Math.max(0, Math.min(same - SHOWN_BEFORE, value.length() - SHOWN));
    int end = Math.min(value.length(), begin + SHOWN);
    return (begin > 0 ? "…" : "")
        + onOneLine(value.substring(begin, end))
        + (end < value.length() ? "…" : "");
  }

  private static String onOneLine(String text) {
    return text.replace("\n", "\\n");
  }
}
