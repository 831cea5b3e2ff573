package io.beltline.activities.validation;

import io.beltline.activities.sql.QualifiedName;
import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.workflows.validation.ColumnValues;
import io.beltline.workflows.validation.Difference;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The rows in which a step's comparison is noted, in the schema {@code beltline}. */
final class ComparisonNotes {
  private static final String NOTE_TABLE = statement("note-table.sql");
  private static final String NOTE_DIFFERENCE = statement("note-difference.sql");
  private static final String READ_TABLES = statement("read-tables.sql");
  private static final String READ_DIFFERENCES = statement("read-differences.sql");

  private final Connection connection;
  private final String step;
  private final String run;

  ComparisonNotes(Connection connection, String step, String run) {
    this.connection = connection;
    this.step = step;
    this.run = run;
  }

  private static String statement(String file) {
    return Statements.of(ComparisonNotes.class, file);
  }

  /** Begins anew, whatever another run has left. */
  void begin() throws SQLException {
    remove(connection, step);
    Query.of(connection, "insert into beltline.comparison (step, run) values (?, ?)", step, run)
        .run();
  }

  /** Removes those of every run of the step. */
  static int remove(Connection connection, String step) throws SQLException {
    return Query.of(connection, "delete from beltline.comparison where step = ?", step).run();
  }

  void note(QualifiedName table, String shape, Reached reached) throws SQLException {
    Key upTo = reached.upTo();
    Query.of(
            connection,
            NOTE_TABLE,
            step,
            table.schema(),
            table.name(),
            shape,
            upTo == null ? null : upTo.values(),
            reached.rows())
        .run();
  }

  void note(int position, Difference one) throws SQLException {
    Query.of(
            connection,
            NOTE_DIFFERENCE,
            step,
            position,
            one.table(),
            one.key(),
            one.kind().name(),
            one.columns(),
            of(one, ColumnValues::column),
            of(one, ColumnValues::provider),
            of(one, ColumnValues::subscriber))
        .run();
  }

  private static List<@Nullable String> of(
      Difference one, Function<ColumnValues, @Nullable String> part) {
    List<@Nullable String> parts = new ArrayList<>();
    one.values().forEach(value -> parts.add(part.apply(value)));
    return parts;
  }

  /** How far this run has come with those tables that are what they were. */
  Map<QualifiedName, Reached> tables(Map<QualifiedName, String> shapes) throws SQLException {
    Map<QualifiedName, Reached> reached = new HashMap<>();
    Query.of(connection, READ_TABLES, step, run)
        .list(
            row -> {
              QualifiedName table = new QualifiedName(row.getString(1), row.getString(2));
              boolean asItWas = row.getString(3).equals(shapes.get(table));
              if (asItWas) {
                reached.put(table, reached(row));
              }
              return asItWas;
            });
    return reached;
  }

  private static Reached reached(ResultSet row) throws SQLException {
    Array upTo = row.getArray(4);
    return new Reached(
        upTo == null ? null : new Key(List.of((String[]) upTo.getArray())), row.getLong(5));
  }

  /** What this run has found, in the order of finding. */
  List<Difference> differences() throws SQLException {
    return Query.of(connection, READ_DIFFERENCES, step, run).list(ComparisonNotes::difference);
  }

  private static Difference difference(ResultSet row) throws SQLException {
    List<@Nullable String> names = texts(row, 5);
    List<@Nullable String> providers = texts(row, 6);
    List<@Nullable String> subscribers = texts(row, 7);
    List<ColumnValues> values = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      values.add(
          new ColumnValues(String.valueOf(names.get(i)), providers.get(i), subscribers.get(i)));
    }
    return new Difference(
        row.getString(1),
        row.getString(2),
        Difference.Kind.valueOf(row.getString(3)),
        texts(row, 4).stream().map(String::valueOf).toList(),
        values);
  }

  private static List<@Nullable String> texts(ResultSet row, int column) throws SQLException {
    return Arrays.asList((String[]) row.getArray(column).getArray());
  }
}
