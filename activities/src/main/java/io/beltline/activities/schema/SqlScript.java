package io.beltline.activities.schema;

import io.beltline.activities.failure.StepFailures;
import io.beltline.activities.sql.Lexer;
import io.beltline.workflows.schema.SchemaFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * SQL text and where its statements begin and end, found as {@code psql} finds it: at semicolons
 * that stand neither in parentheses nor in a body of SQL-standard form. (The driver's own splitting
 * passes over every semicolon after such a body.)
 *
 * @see <a href="https://www.postgresql.org/docs/current/app-psql.html">psql</a>
 */
final class SqlScript {
  private static final int WORDS = 8;

  private final SchemaFile file;
  private final String sql;
  private final List<ScriptStatement> statements = new ArrayList<>();
  private final List<MetaCommand> metaCommands = new ArrayList<>();
  private final List<String> words = new ArrayList<>();

  private int line = 1;
  private int counted;
  private int begin = -1;
  private int beginLine;
  private int parentheses;
  private int bodies;
  private boolean beginning;
  private String lastWord = "";

  private SqlScript(SchemaFile file, String sql) {
    this.file = file;
    this.sql = sql;
    scan();
  }

  /**
   * The statements that a loading step is to run, less those that set its own limits. Refuses what
   * would end its transaction, rows, and what only psql knows but for what {@code pg_dump} writes
   * against forged text.
   */
  static List<ScriptStatement> read(SchemaFile file, String sql) {
    SqlScript script = new SqlScript(file, sql);
    for (MetaCommand command : script.metaCommands) {
      if (!command.isPgDumps()) {
        throw command.refused(file);
      }
    }
    for (ScriptStatement statement : script.statements) {
      if (statement.controlsTransaction()) {
        throw statement.refused("it begins or ends a transaction", "nothing was changed");
      }
      if (statement.copiesRows()) {
        throw statement.refused(
            "it copies rows, and this is about the schema", "nothing was changed");
      }
    }
    return script.statements.stream().filter(statement -> !statement.setsOurOwn()).toList();
  }

  /** The text less the lines that only psql knows. */
  static String withoutMetaCommands(SchemaFile file, String sql) {
    StringBuilder rest = new StringBuilder();
    int from = 0;
    for (MetaCommand command : new SqlScript(file, sql).metaCommands) {
      rest.append(sql, from, command.from);
      from = Math.min(command.to + 1, sql.length());
    }
    return rest.append(sql, from, sql.length()).toString();
  }

  private void scan() {
    Lexer lexer = new Lexer(sql);
    while (lexer.next()) {
      if (begin >= 0) {
        goOn(lexer);
      } else if (lexer.text().equals("\\")) {
        lexer.takeLine();
        metaCommands.add(
            new MetaCommand(lexer.from(), lexer.to(), lineOf(lexer.from()), lexer.text().strip()));
      } else if (begins(lexer)) {
        begin = lexer.from();
        beginLine = lineOf(begin);
        beginning = true;
        goOn(lexer);
      }
    }
    if (begin >= 0) {
      end(sql.length());
    }
  }

  private static boolean begins(Lexer lexer) {
    return lexer.kind() != Lexer.Kind.SPACE
        && lexer.kind() != Lexer.Kind.COMMENT
        && !lexer.text().equals(";");
  }

  private void goOn(Lexer lexer) {
    switch (lexer.kind()) {
      case SPACE, COMMENT -> {}
      case WORD -> word(lexer.text().toLowerCase(Locale.ROOT));
      case SYMBOL -> symbol(lexer);
      case NAME, TEXT, NUMBER -> beginning = false;
    }
  }

  private void word(String word) {
    beginning = beginning && words.size() < WORDS;
    if (beginning) {
      words.add(word);
    }
    if (parentheses == 0 && !words.isEmpty() && words.get(0).equals("create")) {
      countBodies(word);
    }
    lastWord = word;
  }

  /** A body goes from BEGIN ATOMIC to END; within it a CASE has an END of its own. */
  private void countBodies(String word) {
    if (bodies == 0) {
      bodies = word.equals("atomic") && lastWord.equals("begin") ? 1 : 0;
    } else if (word.equals("case")) {
      bodies++;
    } else if (word.equals("end")) {
      bodies--;
    }
  }

  private void symbol(Lexer lexer) {
    beginning = false;
    lastWord = "";
    switch (lexer.text()) {
      case "(" -> parentheses++;
      case ")" -> parentheses = Math.max(0, parentheses - 1);
      case ";" -> {
        if (parentheses == 0 && bodies == 0) {
          end(lexer.from());
        }
      }
      default -> {}
    }
  }

  private void end(int at) {
    statements.add(
        new ScriptStatement(
            file,
            statements.size() + 1,
            beginLine,
            String.join(" ", words),
            sql.substring(begin, at).stripTrailing()));
    begin = -1;
    parentheses = 0;
    bodies = 0;
    lastWord = "";
    words.clear();
  }

  private int lineOf(int position) {
    for (; counted < position; counted++) {
      line += sql.charAt(counted) == '\n' ? 1 : 0;
    }
    return line;
  }

  /** A line that begins with a backslash where a statement could begin. */
  private record MetaCommand(int from, int to, int line, String text) {
    boolean isPgDumps() {
      return text.matches("\\\\(un)?restrict\\s.*");
    }

    RuntimeException refused(SchemaFile file) {
      return StepFailures.stop(
          "SqlRefused",
          "line %d of %s is a command of psql, which only psql knows".formatted(line, file),
          "Take it out, and load the file again. Nothing was changed.");
    }
  }
}
