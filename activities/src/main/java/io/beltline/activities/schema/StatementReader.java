package io.beltline.activities.schema;

import io.beltline.activities.sql.Lexer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the beginning of a statement word by word, past white space and comments. */
final class StatementReader {
  private final String sql;
  private final List<Token> tokens = new ArrayList<>();
  private int next;

  StatementReader(String sql) {
    this.sql = sql;
    Lexer lexer = new Lexer(sql);
    while (lexer.next()) {
      if (lexer.kind() != Lexer.Kind.SPACE && lexer.kind() != Lexer.Kind.COMMENT) {
        add(new Token(lexer.kind(), lexer.from(), lexer.to()));
      }
    }
  }

  /** A quoted name with quotes in it comes in parts. */
  private void add(Token token) {
    int last = tokens.size() - 1;
    if (last >= 0 && token.continues(tokens.get(last))) {
      tokens.set(last, new Token(Lexer.Kind.NAME, tokens.get(last).from, token.to));
    } else {
      tokens.add(token);
    }
  }

  /** Goes past these words if they come next, and tells whether they did. */
  boolean takes(String... words) {
    for (int i = 0; i < words.length; i++) {
      if (next + i >= tokens.size() || !text(next + i).equalsIgnoreCase(words[i])) {
        return false;
      }
    }
    next += words.length;
    return true;
  }

  /** Goes past these words if they come next. */
  void skip(String... words) {
    boolean unused = takes(words);
  }

  /** Goes past a name and returns it as it stands there; empty if none comes next. */
  Optional<String> name() {
    boolean comes =
        next < tokens.size()
            && (tokens.get(next).kind == Lexer.Kind.NAME
                || tokens.get(next).kind == Lexer.Kind.WORD);
    return comes ? Optional.of(text(next++)) : Optional.empty();
  }

  /** The statement from the last word that was gone past. */
  String rest() {
    return next == 0 ? sql : sql.substring(tokens.get(next - 1).to).strip();
  }

  private String text(int token) {
    return sql.substring(tokens.get(token).from, tokens.get(token).to);
  }

  private record Token(Lexer.Kind kind, int from, int to) {
    boolean continues(Token before) {
      return kind == Lexer.Kind.NAME && before.kind == Lexer.Kind.NAME && before.to == from;
    }
  }
}
