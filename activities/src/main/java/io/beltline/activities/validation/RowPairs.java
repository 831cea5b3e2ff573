package io.beltline.activities.validation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which row that is missing was probably changed into which one that is too much: those that have
 * most in common first, and at least half of their columns; among equals those whose first columns
 * are the same, because a table's first columns mostly say what the row is about.
 */
final class RowPairs {
  private RowPairs() {}

  /** Each row is in one pair at most. */
  static List<Pair> of(List<Candidate> missing, List<Candidate> extra) {
    List<Pair> possible = new ArrayList<>();
    for (Candidate one : missing) {
      for (Candidate other : extra) {
        Pair pair = new Pair(one, other, inCommon(one, other), firstDifference(one, other));
        if (2 * pair.inCommon >= one.row.columns().size() && one.isSingle() && other.isSingle()) {
          possible.add(pair);
        }
      }
    }
    possible.sort(
        Comparator.comparingInt(Pair::inCommon).thenComparingInt(Pair::firstDifference).reversed());
    Set<Candidate> taken = new HashSet<>();
    List<Pair> chosen = new ArrayList<>();
    for (Pair pair : possible) {
      if (!taken.contains(pair.missing) && !taken.contains(pair.extra)) {
        taken.add(pair.missing);
        taken.add(pair.extra);
        chosen.add(pair);
      }
    }
    return chosen;
  }

  private static int firstDifference(Candidate one, Candidate other) {
    List<String> columns = one.row.columns();
    int i = 0;
    while (i < columns.size() && columns.get(i).equals(other.row.columns().get(i))) {
      i++;
    }
    return i;
  }

  private static int inCommon(Candidate one, Candidate other) {
    int same = 0;
    for (int i = 0; i < one.row.columns().size(); i++) {
      same += one.row.columns().get(i).equals(other.row.columns().get(i)) ? 1 : 0;
    }
    return same;
  }

  /**
   * A row that one side has too often.
   *
   * @param surplus how often
   * @param row what is in it
   */
  record Candidate(Surplus surplus, MultisetSql.Row row) {
    boolean isSingle() {
      return surplus.size() == 1;
    }
  }

  /**
   * One row, before and after.
   *
   * @param missing as the provider has it
   * @param extra as the subscriber has it
   * @param inCommon how many columns are the same
   * @param firstDifference which column is the first that is not, from 0
   */
  record Pair(Candidate missing, Candidate extra, int inCommon, int firstDifference) {
    /** Where it stands on both sides. */
    String inWords() {
      return "ctid %s, %s"
          .formatted(
              Surplus.place(missing.surplus.onProvider(), "provider"),
              Surplus.place(extra.surplus.onSubscriber(), "subscriber"));
    }
  }
}
