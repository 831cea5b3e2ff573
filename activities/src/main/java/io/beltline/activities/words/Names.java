package io.beltline.activities.words;

import java.util.List;
import java.util.stream.Collectors;

/** Puts many names into one line. */
public final class Names {
  private static final String COMMA = ", ";

  private Names() {}

  /** The first so many, and how many more there are. */
  public static String list(List<?> names, int most) {
    return list(names, most, COMMA);
  }

  /** The same with something else between them. */
  public static String list(List<?> names, int most, String between) {
    String first =
        names.stream().limit(most).map(String::valueOf).collect(Collectors.joining(between));
    return names.size() <= most
        ? first
        : first + between + "and " + (names.size() - most) + " more";
  }
}
