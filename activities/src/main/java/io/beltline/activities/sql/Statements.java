package io.beltline.activities.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Finds the statements that live in resource files beside their class. */
public final class Statements {
  private Statements() {}

  /** The text of {@code <file>} in the package of the class, which holds one statement. */
  public static String of(Class<?> besides, String file) {
    try (InputStream stream = besides.getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalStateException(besides.getPackageName() + " has no resource " + file);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
