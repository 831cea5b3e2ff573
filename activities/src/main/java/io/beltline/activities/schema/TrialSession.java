package io.beltline.activities.schema;

import io.beltline.activities.failure.PostgresFailure;
import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.activities.sql.Transaction;
import io.beltline.activities.sql.Undone;
import io.beltline.activities.step.Attempt;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** A session in which statements are tried and then rolled back. */
final class TrialSession {
  private static final Duration PATIENCE = Duration.ofSeconds(25);

  private static final String USUAL_PATH = Statements.of(CrewMember.class, "search-path.sql");
  private static final String SUPERUSER =
      "select rolsuper from pg_catalog.pg_roles where rolname = current_user";
  private static final String SET_PATH = "select pg_catalog.set_config('search_path', ?, true)";

  /** Ended because the session or the server was; the step is tried again. */
  private static final Set<PostgresFailure> AGAIN =
      Set.of(PostgresFailure.CONNECTION_FAILED, PostgresFailure.SERVER_SHUTTING_DOWN);

  /** Says nothing of the schema: locks, limits of the server, deadlines. */
  private static final String OF_THE_MOMENT = "(53|55|57|40|25P).*";

  private final Attempt attempt;
  private final Connection destination;
  private final boolean superuser;
  private final String usualPath;
  private final long began = System.nanoTime();
  private String current = "";
  private boolean tooLong;

  TrialSession(Attempt attempt, Connection source, Connection destination) throws SQLException {
    this.attempt = attempt;
    this.destination = destination;
    this.superuser = Query.of(destination, SUPERUSER).isTrue();
    this.usualPath = Query.of(source, USUAL_PATH).one(row -> row.getString(1));
  }

  /** Runs what runs statements, takes all of it back, and judges the first that failed. */
  TrialOutcome rolledBack(Transaction.Body statements) throws SQLException {
    return Undone.ask(
        destination,
        () -> {
          try {
            Ddl.run(destination, "set local statement_timeout = '20s'");
            statements.run();
            return tooLong ? TrialOutcome.notTried(longer()) : TrialOutcome.ARRIVES;
          } catch (SQLException e) {
            return judge(e);
          }
        });
  }

  private String longer() {
    return "it took more than %d s, up to %s".formatted(PATIENCE.toSeconds(), current);
  }

  private TrialOutcome judge(SQLException error) throws SQLException {
    PostgresFailure failure = PostgresFailure.of(error.getSQLState());
    if (AGAIN.contains(failure)) {
      throw error;
    }
    String reason = current + ": " + ScriptStatement.cause(error);
    boolean known =
        !String.valueOf(error.getSQLState()).matches(OF_THE_MOMENT)
            && (superuser || failure != PostgresFailure.NOT_ALLOWED);
    return known ? TrialOutcome.refused(reason) : TrialOutcome.notTried(reason);
  }

  /** Runs statements about one object; nothing any more once it takes too long. */
  void run(String object, List<String> statements) throws SQLException {
    attempt.throwIfEnded();
    tooLong = tooLong || System.nanoTime() - began > PATIENCE.toNanos();
    if (!tooLong) {
      current = object;
      Ddl.run(destination, statements);
    }
  }

  /** The same with the path of an ordinary session where it fails without one. */
  void runWithAPath(String object, String statement) throws SQLException {
    try {
      run(object, List.of("savepoint trial", statement, "release savepoint trial"));
    } catch (SQLException e) {
      if (!CrewMember.NOT_FOUND.contains(String.valueOf(e.getSQLState()))) {
        throw e;
      }
      Ddl.run(destination, "rollback to savepoint trial");
      Query.of(destination, SET_PATH, usualPath).run();
      run(object, List.of(statement));
      Query.of(destination, SET_PATH, "").run();
    }
  }
}
