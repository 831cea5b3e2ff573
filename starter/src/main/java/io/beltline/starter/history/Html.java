package io.beltline.starter.history;

/** Text inside a page. */
final class Html {
  private Html() {}

  /** The text with nothing in it that a browser would take for more, in attributes too. */
  static String text(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      switch (letter) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&#39;");
        default -> safe.append(Character.isISOControl(letter) && letter != '\n' ? ' ' : letter);
      }
    }
    return safe.toString();
  }
}
