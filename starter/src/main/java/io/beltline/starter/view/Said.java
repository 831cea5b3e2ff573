package io.beltline.starter.view;

import io.beltline.workflows.cutover.Request;
import org.jspecify.annotations.Nullable;

/** Who said so, and why. */
final class Said {
  private Said() {}

  static String inWords(@Nullable String by, @Nullable String note) {
    return new Request(null, by, note).inWords();
  }
}
