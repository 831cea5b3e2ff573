package io.beltline.activities.drift;

import java.util.Optional;

/**
 * One object of a schema.
 *
 * @param kind in words, such as {@code table} or {@code grants on relation}
 * @param name qualified, and quoted where it has to be
 * @param parent name of the object that it belongs to
 * @param definition a digest of everything about it that must be the same on both sides
 */
record CatalogObject(String kind, String name, Optional<String> parent, String definition) {
  /** What it is called on both sides. */
  Key key() {
    return new Key(kind, name);
  }

  /** An object's identity. */
  record Key(String kind, String name) {}
}
