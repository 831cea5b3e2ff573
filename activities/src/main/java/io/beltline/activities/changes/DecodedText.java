package io.beltline.activities.changes;

import io.beltline.activities.sql.QualifiedName;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message of {@code test_decoding}, taken apart from its beginning to its end. Works on bytes,
 * because a row may be large and only its key is wanted; in every encoding that a server can have,
 * what is punctuation here stands for itself.
 *
 * @see <a
 *     href="https://github.com/postgres/postgres/blob/REL_15_STABLE/contrib/test_decoding/test_decoding.c">its
 *     source</a>
 */
final class DecodedText {
  private final byte[] bytes;
  private final Charset charset;
  private int at;

  DecodedText(byte[] bytes, Charset charset) {
    this.bytes = bytes;
    this.charset = charset;
  }

  /** Passes over these characters if they come next. */
  boolean skip(String ascii) {
    byte[] expected = ascii.getBytes(StandardCharsets.US_ASCII);
    if (at + expected.length > bytes.length) {
      return false;
    }
    for (int i = 0; i < expected.length; i++) {
      if (bytes[at + i] != expected[i]) {
        return false;
      }
    }
    at += expected.length;
    return true;
  }

  boolean ended() {
    return at >= bytes.length;
  }

  /** What is left. */
  String rest() {
    return text(at, bytes.length);
  }

  /** The tables that a change is about: several if it is a truncate. */
  List<QualifiedName> tables() {
    List<QualifiedName> names = new ArrayList<>();
    do {
      String schema = identifier();
      require(".");
      names.add(new QualifiedName(schema, identifier()));
    } while (skip(", "));
    require(": ");
    return names;
  }

  /** The name of the next column; its type and its colon are passed over. */
  String column() {
    String name = identifier();
    require("[");
    for (int depth = 1; depth > 0; at++) {
      switch (here()) {
        case '[' -> depth++;
        case ']' -> depth--;
        case '"' -> quoted('"');
        default -> {}
      }
    }
    require(":");
    return name;
  }

  /**
   * The next value as the type's output function writes it; null if it is not wanted, is null, or
   * is not in the log because it is large and was not changed.
   */
  @Nullable String value(boolean wanted) {
    if (skip("B'")) {
      at--;
    }
    if (here() != '\'') {
      int from = at;
      at = end(' ');
      String bare = wanted ? text(from, at) : "";
      return !wanted || bare.equals("null") || bare.equals("unchanged-toast-datum") ? null : bare;
    }
    int from = at + 1;
    boolean doubled = quoted('\'');
    int upTo = at++;
    if (!wanted) {
      return null;
    }
    return doubled ? text(from, upTo).replace("''", "'") : text(from, upTo);
  }

  private String identifier() {
    if (here() == '"') {
      int from = at + 1;
      boolean doubled = quoted('"');
      String name = text(from, at++);
      return doubled ? name.replace("\"\"", "\"") : name;
    }
    int from = at;
    while (isPlain(here())) {
      at++;
    }
    return text(from, at);
  }

  /** What an identifier without quotes is made of. */
  private static boolean isPlain(byte character) {
    return (character >= 'a' && character <= 'z')
        || (character >= '0' && character <= '9')
        || character == '_';
  }

  /**
   * Goes on from a quote to the one that closes it. Returns whether one stands between them, which
   * is doubled.
   */
  private boolean quoted(char quote) {
    boolean doubled = false;
    at = end(quote, at + 1);
    while (at + 1 < bytes.length && bytes[at + 1] == quote) {
      doubled = true;
      at = end(quote, at + 2);
    }
    here();
    return doubled;
  }

  private int end(char character) {
    return end(character, at);
  }

  /** Where a character stands next; the end if nowhere. */
  private int end(char character, int from) {
    int i = from;
    while (i < bytes.length && bytes[i] != character) {
      i++;
    }
    return i;
  }

  private byte here() {
    if (ended()) {
      throw unreadable();
    }
    return bytes[at];
  }

  private void require(String ascii) {
    if (!skip(ascii)) {
      throw unreadable();
    }
  }

  /** Without the text, which holds values. */
  private IllegalStateException unreadable() {
    return new IllegalStateException(
        "test_decoding wrote what cannot be read, at byte %d of %d".formatted(at, bytes.length));
  }

  private String text(int from, int upTo) {
    return new String(bytes, from, upTo - from, charset);
  }
}
