package io.beltline.activities.lock;

import java.util.List;

/**
 * Relations that statements have to lock.
 *
 * @param relations their OIDs
 * @param exclusively whether any lock that somebody else holds on them is in the way; otherwise
 *     those of readers and writers are not
 */
public record LockTarget(List<Long> relations, boolean exclusively) {
  /** Nothing that could be told by relation. */
  public static final LockTarget UNKNOWN = new LockTarget(List.of(), true);

  public LockTarget {
    relations = List.copyOf(relations);
  }
}
