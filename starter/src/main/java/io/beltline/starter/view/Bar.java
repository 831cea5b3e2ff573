package io.beltline.starter.view;

/** A progress bar: {@code [#####---------------] 25 %}. */
final class Bar {
  private static final int WIDTH = 20;

  private Bar() {}

  static String of(long done, long total) {
    if (total <= 0) {
      return "";
    }
    double share = Math.max(0, Math.min(1, (double) done / total));
    int filled = (int) (share * WIDTH);
    return "[%s%s] %3d %%"
        .formatted("#".repeat(filled), "-".repeat(WIDTH - filled), (int) (share * 100));
  }
}
