package io.beltline.activities.validation;

import io.beltline.activities.validation.MultisetSql.Group;
import io.beltline.workflows.validation.Difference.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A row without key that one side has more often than the other.
 *
 * @param row its hashes
 * @param onProvider how often it is there; null if it is not
 * @param onSubscriber likewise; not as often
 */
record Surplus(Fingerprint row, @Nullable Group onProvider, @Nullable Group onSubscriber) {
  /** All of them, in an order that does not depend on chance. */
  static List<Surplus> between(BothSides.Answers<Map<Fingerprint, Group>> groups) {
    Set<Fingerprint> rows = new HashSet<>(groups.provider().keySet());
    rows.addAll(groups.subscriber().keySet());
    List<Surplus> found = new ArrayList<>();
    for (Fingerprint row : rows) {
      Surplus one = new Surplus(row, groups.provider().get(row), groups.subscriber().get(row));
      if (one.providers() != one.subscribers()) {
        found.add(one);
      }
    }
    found.sort(
        Comparator.<Surplus>comparingLong(one -> one.row.first())
            .thenComparingLong(one -> one.row.second()));
    return found;
  }

  /** What is the matter, seen from the subscriber. */
  Kind kind() {
    return subscribers() < providers() ? Kind.MISSING : Kind.EXTRA;
  }

  /** By how much one side has it more often. */
  long size() {
    return Math.abs(providers() - subscribers());
  }

  /** Where the row stands; and how often, unless it is one that the other side does not have. */
  String inWords() {
    String place =
        kind() == Kind.MISSING ? place(onProvider, "provider") : place(onSubscriber, "subscriber");
    return providers() + subscribers() == 1
        ? "ctid " + place
        : "ctid %s, %d times on the provider, %d on the subscriber"
            .formatted(place, providers(), subscribers());
  }

  /** As {@code (0,7) on the provider}. */
  static String place(@Nullable Group group, String side) {
    return "%s on the %s".formatted(group == null ? "nowhere" : group.place(), side);
  }

  private long providers() {
    return onProvider == null ? 0 : onProvider.count();
  }

  private long subscribers() {
    return onSubscriber == null ? 0 : onSubscriber.count();
  }
}
