package io.beltline.starter.view;

import java.util.List;

/** The latest of many: a migration that went there and back often stays readable. */
final class Latest {
  private Latest() {}

  /** The last few; a line says how many there were before them. */
  static <T> List<T> of(List<T> all, int shown, String label, List<String> lines) {
    int earlier = all.size() - shown;
    if (earlier <= 0) {
      return all;
    }
    lines.add("%s(%d earlier; --json has them)".formatted(label, earlier));
    return all.subList(earlier, all.size());
  }
}
