package io.beltline.activities.schema;

import io.beltline.activities.failure.PostgresFailure;
import io.beltline.activities.failure.StepFailures;
import io.beltline.activities.sql.Lexer;
import io.beltline.activities.sql.Outline;
import io.beltline.workflows.schema.SchemaFile;
import java.sql.SQLException;
import java.util.regex.Pattern;

/**
 * One statement of a file.
 *
 * @param file where it stands
 * @param number which it is there, counted from 1
 * @param line on which it begins, counted from 1
 * @param words the words it begins with, in lower case
 * @param sql the statement without its semicolon
 */
record ScriptStatement(SchemaFile file, int number, int line, String words, String sql) {
  private static final int OUTLINE = 60;
  private static final String SYNTAX_ERROR = "42601";
  private static final Pattern CREATES_INDEX = Pattern.compile("create (unique )?index( .*)?");
  private static final Pattern UNNAMED_INDEX =
      Pattern.compile("create (unique )?index( concurrently)?( if not exists)? on( .*)?");
  private static final Pattern CONTROLS_TRANSACTION =
      Pattern.compile(
          "(begin|start|commit|end|rollback|abort|savepoint|release|prepare transaction)( .*)?");
  private static final Pattern SETS_OUR_OWN =
      Pattern.compile("set (session |local )?(client_encoding|\\w+_timeout)( .*)?");

  /** In short, without constants. */
  String outline() {
    return Outline.of(sql, OUTLINE);
  }

  /** Whether it makes an index. */
  boolean createsIndex() {
    return CREATES_INDEX.matcher(words).matches();
  }

  /** Whether it makes an index with a name of the server's choosing: a repeat would be a second. */
  boolean createsUnnamedIndex() {
    return UNNAMED_INDEX.matcher(words).matches();
  }

  /** Whether it begins or ends a transaction, which is the loading step's business. */
  boolean controlsTransaction() {
    return CONTROLS_TRANSACTION.matcher(words).matches();
  }

  /** Whether it carries rows, which a schema does not have; some follow it in the text. */
  boolean copiesRows() {
    return words.equals("copy") || words.startsWith("copy ");
  }

  /**
   * Whether it sets what the session has for a reason: the limits of the step, the driver's
   * encoding.
   */
  boolean setsOurOwn() {
    return SETS_OUR_OWN.matcher(words).matches();
  }

  /** How many constraints or other things it adds to a table or domain. */
  int additions() {
    if (!words.startsWith("alter ")) {
      return 0;
    }
    int depth = 0;
    int found = 0;
    Lexer lexer = new Lexer(sql);
    while (lexer.next()) {
      switch (lexer.text()) {
        case "(" -> depth++;
        case ")" -> depth--;
        default -> found += depth == 0 && isAdd(lexer) ? 1 : 0;
      }
    }
    return found;
  }

  private static boolean isAdd(Lexer lexer) {
    return lexer.kind() == Lexer.Kind.WORD && lexer.text().equalsIgnoreCase("add");
  }

  /** The failure when the server did not take it. */
  RuntimeException failure(SQLException error, String consequence) {
    if (PostgresFailure.of(error.getSQLState()) != PostgresFailure.UNEXPECTED) {
      return StepFailures.during(this + "; " + consequence, error);
    }
    return refused(cause(error), consequence);
  }

  /** The failure when it cannot be taken as it is. */
  RuntimeException refused(String why, String consequence) {
    return StepFailures.stop(
        "SqlRefused",
        this + ": " + why,
        "Correct the file, or what stands in its way on the destination, and load it again; "
            + consequence
            + ".");
  }

  /** The server quotes the text at a syntax error, which may be a constant. */
  static String cause(SQLException error) {
    return SYNTAX_ERROR.equals(error.getSQLState())
        ? "syntax error [" + SYNTAX_ERROR + "]"
        : StepFailures.cause(error);
  }

  @Override
  public String toString() {
    return "statement %d of %s, line %d (%s)".formatted(number, file, line, outline());
  }
}
