package io.beltline.activities.copy;

/** How the subscriber's tables get the provider's rows. */
enum Manner {
  /** All of them, whatever rows were there. */
  REPLACE,
  /**
   * All of them, into tables that have none; one that has some by the time it is locked ends it.
   */
  ONTO_EMPTY,
  /**
   * Ahead of the fence: those that are settled, with a note by which the rest can follow; what an
   * earlier copy has left of them, or all of a table where that holds no more.
   */
  AHEAD,
  /** Behind the fence: the same, of all rows. */
  COMPLETE;

  /** Whether the subscriber keeps a note of who wrote the rows, which a later step relies on. */
  boolean noted() {
    return this == AHEAD || this == COMPLETE;
  }
}
