package io.beltline.activities.sql;

import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes SQL apart into tokens as the server does while {@code standard_conforming_strings} is on.
 * Refuses nothing, because a human may have edited the text and a server may have cut it off: what
 * is not closed reaches to the end.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-syntax-lexical.html">Lexical
 *     structure</a>
 */
public final class Lexer {
  /** What a token is. */
  public enum Kind {
    /** White space. */
    SPACE,
    /** A comment of either form. */
    COMMENT,
    /** A keyword, an identifier without quotes, or a parameter such as {@code $1}. */
    WORD,
    /** A quoted identifier, or a part of one that has quotes in it. */
    NAME,
    /** A string constant in quotes or between dollar signs. */
    TEXT,
    /** A numeric constant without its sign. */
    NUMBER,
    /** Any other character. */
    SYMBOL
  }

  private static final int LAST_ASCII = 0x7f;
  private static final Pattern DOLLAR_QUOTE =
      Pattern.compile("\\$(?:(?:[A-Za-z_]|[^\\p{ASCII}])(?:\\w|[^\\p{ASCII}])*)?\\$");

  private final String sql;
  private Kind kind = Kind.SPACE;
  private int from;
  private int to;

  /** Stands before the first token. */
  public Lexer(String sql) {
    this.sql = sql;
  }

  /** Goes to the next token; false when there is none. */
  public boolean next() {
    from = to;
    if (from >= sql.length()) {
      return false;
    }
    kind = kindHere();
    to =
        switch (kind) {
          case SPACE -> endOf(Character::isWhitespace);
          case COMMENT -> at(from, "--") ? lineEnd() : blockCommentEnd();
          case WORD -> endOf(Lexer::continuesWord);
          case NUMBER -> endOf(next -> next == '.' || continuesWord(next));
          case NAME -> after("\"", from + 1);
          case TEXT -> textEnd();
          case SYMBOL -> from + 1;
        };
    return true;
  }

  /** Makes the token reach to the end of its line. */
  public void takeLine() {
    to = lineEnd();
  }

  /** What the token is. */
  public Kind kind() {
    return kind;
  }

  /** Where the token begins. */
  public int from() {
    return from;
  }

  /** Where the next one begins. */
  public int to() {
    return to;
  }

  /** The token as it stands there. */
  public String text() {
    return sql.substring(from, to);
  }

  private Kind kindHere() {
    char first = sql.charAt(from);
    if (Character.isWhitespace(first)) {
      return Kind.SPACE;
    }
    if (at(from, "--") || at(from, "/*")) {
      return Kind.COMMENT;
    }
    if (first == '\'' || at(from, "E'") || at(from, "e'") || !dollarQuote().isEmpty()) {
      return Kind.TEXT;
    }
    if (first == '"') {
      return Kind.NAME;
    }
    if (isDigit(first)) {
      return Kind.NUMBER;
    }
    boolean parameter = first == '$' && from + 1 < sql.length() && isDigit(sql.charAt(from + 1));
    return parameter || beginsWord(first) ? Kind.WORD : Kind.SYMBOL;
  }

  private boolean at(int position, String text) {
    return sql.startsWith(text, position);
  }

  private int endOf(IntPredicate goesOn) {
    int end = from + 1;
    while (end < sql.length() && goesOn.test(sql.charAt(end))) {
      end++;
    }
    return end;
  }

  private int lineEnd() {
    int end = sql.indexOf('\n', from);
    return end < 0 ? sql.length() : end;
  }

  private int after(String end, int start) {
    int found = sql.indexOf(end, start);
    return found < 0 ? sql.length() : found + end.length();
  }

  private int blockCommentEnd() {
    int depth = 0;
    int end = from;
    do {
      if (at(end, "/*")) {
        depth++;
        end += 2;
      } else if (at(end, "*/")) {
        depth--;
        end += 2;
      } else {
        end++;
      }
    } while (depth > 0 && end < sql.length());
    return Math.min(end, sql.length());
  }

  private int textEnd() {
    String quote = dollarQuote();
    if (!quote.isEmpty()) {
      return after(quote, from + quote.length());
    }
    boolean escapes = sql.charAt(from) != '\'';
    int end = escapes ? from + 2 : from + 1;
    while (end < sql.length()) {
      if (at(end, "''") || (escapes && sql.charAt(end) == '\\')) {
        end += 2;
      } else if (sql.charAt(end) == '\'') {
        return end + 1;
      } else {
        end++;
      }
    }
    return sql.length();
  }

  /** The delimiter that begins here, which ends the constant too; empty when there is none. */
  private String dollarQuote() {
    if (sql.charAt(from) != '$') {
      return "";
    }
    Matcher quote = DOLLAR_QUOTE.matcher(sql).region(from, sql.length());
    return quote.lookingAt() ? quote.group() : "";
  }

  private static boolean isDigit(int character) {
    return character >= '0' && character <= '9';
  }

  private static boolean beginsWord(int character) {
    return (character >= 'a' && character <= 'z')
        || (character >= 'A' && character <= 'Z')
        || character == '_'
        || character > LAST_ASCII;
  }

  private static boolean continuesWord(int character) {
    return beginsWord(character) || isDigit(character) || character == '$';
  }
}
