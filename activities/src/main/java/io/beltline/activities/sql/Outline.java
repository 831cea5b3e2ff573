package io.beltline.activities.sql;

/**
 * A statement in short, for messages: constants and comments, which may be secrets or values of
 * rows, are left out. So is whatever follows a constant of which only a setting of the session that
 * ran the statement, {@code standard_conforming_strings}, tells where it ends.
 */
public final class Outline {
  private static final String CONSTANT = "?";

  private Outline() {}

  /** On one line, at most so many characters long. */
  public static String of(String sql, int length) {
    Lexer lexer = new Lexer(sql);
    StringBuilder outline = new StringBuilder();
    boolean certain = true;
    while (certain && outline.length() <= length && lexer.next()) {
      switch (lexer.kind()) {
        case SPACE, COMMENT -> outline.append(endsWithBlank(outline) ? "" : " ");
        case NUMBER -> outline.append(CONSTANT);
        case TEXT -> {
          outline.append(CONSTANT);
          certain = endsThereForCertain(lexer.text());
        }
        case WORD, NAME, SYMBOL -> outline.append(lexer.text());
      }
    }
    String whole = outline.toString().strip();
    return whole.length() <= length ? whole : whole.substring(0, length - 1) + "…";
  }

  private static boolean endsThereForCertain(String constant) {
    return !(constant.startsWith("'") && constant.contains("\\'"));
  }

  private static boolean endsWithBlank(StringBuilder outline) {
    return outline.isEmpty() || outline.charAt(outline.length() - 1) == ' ';
  }
}
