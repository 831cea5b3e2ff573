package io.beltline.activities.validation;

import io.beltline.activities.validation.MultisetSql.Group;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The rows of a table without key, put into heaps by their hash: a row is in the same heap on both
 * sides.
 *
 * @param byNumber the digest of each heap that has rows
 */
record Heaps(BothSides.Answers<Map<Integer, Digest>> byNumber) {
  /** The digest of the table. */
  BothSides.Answers<Digest> total() {
    return new BothSides.Answers<>(total(byNumber.provider()), total(byNumber.subscriber()));
  }

  /** Some heaps only. */
  Heaps only(Collection<Integer> part) {
    return new Heaps(
        new BothSides.Answers<>(
            only(part, byNumber.provider()), only(part, byNumber.subscriber())));
  }

  private static Map<Integer, Digest> only(Collection<Integer> part, Map<Integer, Digest> heaps) {
    Map<Integer, Digest> some = new HashMap<>(heaps);
    some.keySet().retainAll(part);
    return some;
  }

  /** The heaps that differ, as many together as have so many rows; at least one. */
  List<List<Integer>> differing(long rowsTogether) {
    Set<Integer> all = new TreeSet<>(byNumber.provider().keySet());
    all.addAll(byNumber.subscriber().keySet());
    List<List<Integer>> parts = new ArrayList<>();
    long rows = rowsTogether;
    for (Integer heap : all) {
      Digest there = byNumber.provider().getOrDefault(heap, Digest.NOTHING);
      Digest here = byNumber.subscriber().getOrDefault(heap, Digest.NOTHING);
      if (!there.equals(here)) {
        long more = Math.max(there.rows(), here.rows());
        rows += more;
        if (rows > rowsTogether) {
          parts.add(new ArrayList<>());
          rows = more;
        }
        parts.get(parts.size() - 1).add(heap);
      }
    }
    return parts;
  }

  private static Digest total(Map<Integer, Digest> heaps) {
    Sum sum = new Sum();
    for (Digest heap : heaps.values()) {
      sum.add(heap.rows(), new BigInteger(heap.first()), new BigInteger(heap.second()));
    }
    return sum.digest();
  }

  /** The digest of the rows of some heaps. */
  static BothSides.Answers<Digest> of(BothSides.Answers<Map<Fingerprint, Group>> rows) {
    return new BothSides.Answers<>(of(rows.provider()), of(rows.subscriber()));
  }

  private static Digest of(Map<Fingerprint, Group> rows) {
    Sum sum = new Sum();
    rows.forEach(
        (row, group) -> {
          BigInteger times = BigInteger.valueOf(group.count());
          sum.add(
              group.count(),
              BigInteger.valueOf(row.first()).multiply(times),
              BigInteger.valueOf(row.second()).multiply(times));
        });
    return sum.digest();
  }

  /** A digest that is added up here. */
  private static final class Sum {
    private long rows;
    private BigInteger first = BigInteger.ZERO;
    private BigInteger second = BigInteger.ZERO;

    void add(long moreRows, BigInteger moreFirst, BigInteger moreSecond) {
      rows += moreRows;
      first = first.add(moreFirst);
      second = second.add(moreSecond);
    }

    Digest digest() {
      return new Digest(rows, first.toString(), second.toString());
    }
  }
}
