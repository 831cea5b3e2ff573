package io.beltline.starter.report;

import java.util.function.UnaryOperator;

/**
 * One cell of a table.
 *
 * @param text what stands there
 * @param painted the same with colours, which take no place
 */
record Cell(String text, String painted) {
  static Cell of(Object value) {
    return of(value, text -> text);
  }

  static Cell of(Object value, UnaryOperator<String> paint) {
    String text = String.valueOf(value);
    return new Cell(text, paint.apply(text));
  }

  /** So wide, with nothing behind it. */
  String padded(int width) {
    return painted + " ".repeat(Math.max(0, width - width()));
  }

  int width() {
    return text.codePointCount(0, text.length());
  }
}
