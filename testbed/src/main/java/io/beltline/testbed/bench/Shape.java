package io.beltline.testbed.bench;

import io.beltline.testbed.Resource;
import java.util.Locale;

/** Tables of one kind of rows, of each of which a comparison is asked something else. */
enum Shape {
  TEXTS("texts, 1 kB a row"),
  NUMBERS("twelve numbers and times a row"),
  NARROW("two integers a row");

  private final String words;

  Shape(String words) {
    this.words = words;
  }

  String inWords() {
    return words;
  }

  /** The name of its only table, and of the database that has it. */
  String database() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Makes the table and fills it, with the same rows each time. */
  String sql() {
    return Resource.text(Shape.class, database() + ".sql");
  }
}
