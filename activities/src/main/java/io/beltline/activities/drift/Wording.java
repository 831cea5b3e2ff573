package io.beltline.activities.drift;

import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Undone;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Asks a server how it writes what the other one says. A server keeps expressions as trees and
 * writes text when it is asked; the tree that is made from that text may be written otherwise. So a
 * check {@code status in ('a', 'b')} on a varchar column reads {@code (ARRAY[…])::text[]} where it
 * was typed, and {@code ARRAY[('a'…)::text, …]} where it was restored from a dump.
 *
 * <p>What is asked for is made on an empty likeness of its table, in a schema of its own, and all
 * of that is rolled back. Needs the right to create a schema; without it the texts decide.
 *
 * @see <a href="https://www.postgresql.org/docs/current/app-pgdump.html">pg_dump</a>
 */
final class Wording {
  private static final String SCHEMA = "beltline_wording";
  private static final String LIKENESS = SCHEMA + ".likeness";

  /** Connection and operator classes: the server did not refuse what was asked. */
  private static final Set<String> NO_ANSWER = Set.of("08", "53", "57", "58");

  private final Connection connection;

  Wording(Connection connection) {
    this.connection = connection;
  }

  /** Whether this server, told what the other one says, would write what it says itself. */
  boolean isAllThatDiffers(CatalogObject object, FactDifference difference) throws SQLException {
    Optional<Question> question = Question.about(object, difference);
    if (question.isEmpty()) {
      return false;
    }
    return answer(question.get()).equals(Optional.of(question.get().expected()));
  }

  private Optional<String> answer(Question question) throws SQLException {
    try {
      return Undone.ask(connection, () -> made(question));
    } catch (SQLException e) {
      String state = String.valueOf(e.getSQLState());
      if (state.length() < 2 || NO_ANSWER.contains(state.substring(0, 2))) {
        throw e;
      }
      return Optional.empty();
    }
  }

  private Optional<String> made(Question question) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute("create schema " + SCHEMA);
      for (String sql : question.making()) {
        statement.execute(sql);
      }
    }
    return Query.of(connection, question.reading(), SCHEMA).first(row -> row.getString(1));
  }

  /**
   * What is asked.
   *
   * @param making statements that make what the other server says
   * @param reading how this server writes it; takes the schema's name
   * @param expected what it must write
   */
  private record Question(List<String> making, String reading, String expected) {
    private static final String CONSTRAINT =
        "select pg_catalog.pg_get_constraintdef(oid) from pg_catalog.pg_constraint"
            + " where connamespace = pg_catalog.to_regnamespace(?) and contype = 'c'";
    private static final String VIEW =
        "select pg_catalog.pg_get_viewdef(oid) from pg_catalog.pg_class"
            + " where relnamespace = pg_catalog.to_regnamespace(?) and relkind = 'v'";
    private static final String INDEX =
        "select pg_catalog.pg_get_indexdef(oid) from pg_catalog.pg_class"
            + " where relnamespace = pg_catalog.to_regnamespace(?) and relkind = 'i'";

    /** The question about a difference; empty for what has no wording. */
    static Optional<Question> about(CatalogObject object, FactDifference difference) {
      String table = object.parent().orElse("");
      String likeness = "create table %s (like %s)".formatted(LIKENESS, table);
      String said = difference.source();
      return switch (object.kind() + ": " + difference.fact()) {
        case "constraint: definition" ->
            said.startsWith("CHECK ")
                ? Optional.of(
                    new Question(
                        List.of(likeness, "alter table " + LIKENESS + " add " + said),
                        CONSTRAINT,
                        difference.destination()))
                : Optional.empty();
        case "definition of view: text" ->
            Optional.of(
                new Question(
                    List.of("create view " + LIKENESS + " as " + said),
                    VIEW,
                    difference.destination()));
        case "index: definition" ->
            Optional.of(
                new Question(
                    List.of(likeness, onLikeness(said, table)),
                    INDEX,
                    onLikeness(difference.destination(), table)));
        default -> Optional.empty();
      };
    }

    /** The same statement for the likeness, which has no partitions. */
    private static String onLikeness(String index, String table) {
      return index
          .replace(" ON ONLY " + table + " USING ", " ON " + table + " USING ")
          .replace(" ON " + table + " USING ", " ON " + LIKENESS + " USING ");
    }
  }
}
