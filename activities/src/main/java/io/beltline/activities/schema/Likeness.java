package io.beltline.activities.schema;

import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.activities.sql.Undone;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Asks the server how it writes what a statement would make: the statement is run on an empty
 * likeness of its table or domain, in a schema of its own, and everything of that is rolled back.
 * So two definitions can be compared that were written differently, without building anything.
 * Needs the right to create a schema.
 */
final class Likeness {
  private static final String SCHEMA = "beltline_likeness";
  private static final String INDEX = Statements.of(Likeness.class, "likeness-index.sql");
  private static final String CONSTRAINT = Statements.of(Likeness.class, "likeness-constraint.sql");
  private static final String BASE_TYPE =
      "select pg_catalog.format_type(typbasetype, typtypmod) from pg_catalog.pg_type where oid = pg_catalog.to_regtype(?)";

  private final Connection connection;

  Likeness(Connection connection) {
    this.connection = connection;
  }

  /** The index that the statement would make, in the server's words and for the table itself. */
  String of(IndexStatement statement) throws SQLException {
    return undone(
        () -> {
          IndexStatement here = statement.in(SCHEMA);
          Ddl.run(
              connection,
              "create table %s (like %s)"
                  .formatted(here.qualifiedTable(), statement.qualifiedTable()));
          Ddl.run(connection, here.sql());
          String made =
              Query.of(connection, INDEX, here.qualifiedTable()).one(row -> row.getString(1));
          return IndexDefinition.of(made, SCHEMA);
        });
  }

  /** The constraint that the statement would make, in the server's words. */
  String of(ConstraintStatement statement) throws SQLException {
    return undone(
        () -> {
          ConstraintStatement here = statement.in(SCHEMA);
          Ddl.run(connection, likenessOf(statement, here));
          Ddl.run(connection, here.sql());
          return Query.of(connection, CONSTRAINT, SCHEMA).one(row -> row.getString(1));
        });
  }

  private String likenessOf(ConstraintStatement statement, ConstraintStatement here)
      throws SQLException {
    if (!statement.onDomain()) {
      return "create table %s (like %s)"
          .formatted(here.qualifiedOwner(), statement.qualifiedOwner());
    }
    String base =
        Query.of(connection, BASE_TYPE, statement.qualifiedOwner()).one(row -> row.getString(1));
    return "create domain %s as %s".formatted(here.qualifiedOwner(), base);
  }

  private String undone(Undone.Question<String> question) throws SQLException {
    return Undone.ask(
        connection,
        () -> {
          Ddl.run(connection, "create schema " + SCHEMA);
          return question.ask();
        });
  }
}
