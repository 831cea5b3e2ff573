package io.beltline.activities.stray;

import io.beltline.activities.failure.StepFailures;
import io.beltline.activities.fence.Breach;
import io.beltline.activities.sql.QualifiedName;
import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.activities.step.Attempt;
import io.beltline.configuration.MigrationScope;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.stray.StrayWrite;
import io.beltline.workflows.stray.StrayWrite.Kind;
import io.beltline.workflows.stray.StrayWrites;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A side that nobody should write to; looks for signs that somebody does. */
final class FencedSide {
  private static final String WRITES = Statements.of(FencedSide.class, "writes.sql");
  private static final String UNWATCHED = Statements.of(FencedSide.class, "unwatched.sql");
  private static final String WATCHED =
      """
      select pg_catalog.to_regclass('beltline.stray_write') is not null
         and pg_catalog.to_regclass('beltline.stray_watched') is not null
         and pg_catalog.to_regclass('beltline.stray_sequence') is not null
         and pg_catalog.to_regprocedure('beltline.sequence_position(pg_catalog.regclass)') is not null
      """;

  /** No such table, schema or function; or one that went while it was looked at. */
  private static final Set<String> GONE = Set.of("42P01", "3F000", "42883", "XX000");

  private final Side side;
  private final Connection connection;
  private final MigrationScope scope;
  private final Breach breach;

  private FencedSide(Side side, Connection connection, MigrationScope scope, Breach breach) {
    this.side = side;
    this.connection = connection;
    this.scope = scope;
    this.breach = breach;
  }

  static FencedSide of(Attempt attempt, Side side) throws SQLException {
    Connection connection = attempt.connect(side);
    return new FencedSide(
        side, connection, attempt.configuration().scope(), Breach.on(attempt, side, connection));
  }

  /** One look at everything. */
  StrayWrites look() throws SQLException {
    try {
      List<StrayWrite> found = new ArrayList<>(breaches());
      if (Query.of(connection, WATCHED).isTrue()) {
        found.addAll(Query.of(connection, WRITES).list(FencedSide::written));
        found.addAll(Query.of(connection, UNWATCHED).list(FencedSide::unwatched));
        found.addAll(SequenceMarks.moved(connection, scope));
      } else {
        found.add(new StrayWrite(Kind.ROWS, null, "(any)", lost()));
      }
      return new StrayWrites(found);
    } catch (SQLException e) {
      if (GONE.contains(String.valueOf(e.getSQLState()))) {
        throw StepFailures.later(
            "FencedSideChanging",
            "Something on the %s was removed while it was looked at: %s"
                .formatted(side, StepFailures.cause(e)));
      }
      throw e;
    }
  }

  private List<StrayWrite> breaches() throws SQLException {
    List<StrayWrite> found = new ArrayList<>();
    for (String role : breach.loginsRestored()) {
      found.add(
          new StrayWrite(Kind.LOGIN, role, null, "the fence took it away, somebody gave it back"));
    }
    for (Breach.Visitor visitor : breach.visitors()) {
      found.add(
          new StrayWrite(
              Kind.SESSION,
              visitor.role(),
              null,
              "%d now, the oldest since %s UTC, from %s"
                  .formatted(visitor.sessions(), visitor.since(), visitor.clients())));
    }
    return found;
  }

  private static String lost() {
    return "not known, because somebody removed the watch, and what it had noted, from the schema beltline";
  }

  private static StrayWrite written(ResultSet row) throws SQLException {
    long statements = row.getLong("statements");
    return new StrayWrite(
        Kind.ROWS,
        row.getString("role_name"),
        table(row),
        "%d %s (%s), first at %s, last at %s UTC"
            .formatted(
                statements,
                statements == 1 ? "statement" : "statements",
                row.getString("operations"),
                row.getString("first_at"),
                row.getString("last_at")));
  }

  private static StrayWrite unwatched(ResultSet row) throws SQLException {
    return new StrayWrite(
        Kind.ROWS, null, table(row), "not known, because somebody removed or disabled its trigger");
  }

  private static String table(ResultSet row) throws SQLException {
    return new QualifiedName(row.getString("schema_name"), row.getString("table_name")).toString();
  }
}
