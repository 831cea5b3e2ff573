package io.beltline.workflows.stray;

import java.util.ArrayList;
import java.util.List;

/**
 * What was seen on a fenced side.
 *
 * @param found at most {@link #MAX_FOUND}, each thing once, in the order in which they were seen
 */
public record StrayWrites(List<StrayWrite> found) {
  /** Enough to see what happens; a history stays small however much is written. */
  public static final int MAX_FOUND = 50;

  /** Nothing was seen. */
  public static final StrayWrites NONE = new StrayWrites(List.of());

  public StrayWrites {
    found = List.copyOf(found.subList(0, Math.min(found.size(), MAX_FOUND)));
  }

  /** Both together. */
  public StrayWrites and(StrayWrites later) {
    List<StrayWrite> all = new ArrayList<>(found);
    later.found.stream().filter(write -> !contains(write)).forEach(all::add);
    return new StrayWrites(all);
  }

  /** Whether the same thing was seen before. */
  public boolean contains(StrayWrite write) {
    return found.stream().anyMatch(write::sameAs);
  }

  /** Whether everything that the others tell of is known. */
  public boolean containsAll(StrayWrites others) {
    return found.size() == MAX_FOUND || others.found.stream().allMatch(this::contains);
  }

  /** Whether nothing was seen. */
  public boolean none() {
    return found.isEmpty();
  }
}
