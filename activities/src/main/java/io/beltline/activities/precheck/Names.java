package io.beltline.activities.precheck;

import java.util.List;

/** Puts many names into one line. */
final class Names {
  private Names() {}

  /** The first so many, and how many more there are. */
  static String list(List<String> names, int most) {
    String first = String.join(", ", names.subList(0, Math.min(most, names.size())));
    return names.size() <= most ? first : first + " and " + (names.size() - most) + " more";
  }
}
