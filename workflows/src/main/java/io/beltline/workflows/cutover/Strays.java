package io.beltline.workflows.cutover;

import io.beltline.workflows.stray.StrayWrites;

/** What was seen on the fenced side, and how much of it somebody has decided about. */
final class Strays {
  private StrayWrites seen = StrayWrites.NONE;
  private StrayWrites decidedAbout = StrayWrites.NONE;

  /** Returns whether it is the first there is. */
  boolean add(StrayWrites more) {
    boolean first = seen.none() && !more.none();
    seen = seen.and(more);
    return first;
  }

  StrayWrites seen() {
    return seen;
  }

  /** Somebody has approved something and knew of all this. */
  void decided() {
    decidedAbout = seen;
  }

  /** Whether something was seen since, which that could not know of. */
  boolean hasUndecided() {
    return !decidedAbout.containsAll(seen);
  }

  /** From here on the other side is watched. */
  void forget() {
    seen = StrayWrites.NONE;
    decidedAbout = StrayWrites.NONE;
  }
}
