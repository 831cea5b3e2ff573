package io.beltline.activities.drift;

import java.util.Optional;

/**
 * One object of a schema.
 *
 * @param part which statement tells it
 * @param kind in words, such as {@code table} or {@code grants on relation}
 * @param name qualified, and quoted where it has to be
 * @param parent name of the object that it belongs to
 * @param definition a digest of everything about it that must be the same on both sides
 */
record CatalogObject(
    CatalogPart part, String kind, String name, Optional<String> parent, String definition) {
  private static final String SWITCH = "switch of trigger";

  /** Whether it is told only where it is not as usual; the side that does not tell it has it. */
  boolean isDeviation() {
    return part == CatalogPart.RIGHTS || kind.equals(SWITCH);
  }

  /** What it is called on both sides. */
  Key key() {
    return new Key(kind, name);
  }

  /** An object's identity. */
  record Key(String kind, String name) {}
}
