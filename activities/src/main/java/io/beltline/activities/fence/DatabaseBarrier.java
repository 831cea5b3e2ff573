package io.beltline.activities.fence;

import io.beltline.activities.failure.StepFailures;
import io.beltline.activities.sql.Identifiers;
import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.activities.step.Attempt;
import io.beltline.workflows.pair.Side;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Keeps applications out of one database by its right {@code CONNECT}, and lets them be in the
 * others of the server. What the right was before stands in {@code beltline.connect_right}; whom a
 * fence leaves alone gets it from the fence. Superusers pass every right, and are not kept out by
 * this.
 *
 * <p>The server looks at the right in the transaction in which a session begins, after the role's
 * login, so that what {@link ApplicationSessions} knows of logins is true of it as well. {@code
 * pg_hba.conf} plays no part. The database's owner, and whoever has its rights, can give the right
 * back: that is a breach, and is found as one.
 *
 * <p>Needs the rights of the database's owner, or a superuser.
 *
 * @see <a href="https://www.postgresql.org/docs/current/ddl-priv.html">Privileges</a>
 */
public final class DatabaseBarrier {
  private static final String CREATE = Statements.of(DatabaseBarrier.class, "create-rights.sql");
  private static final String SAVE = Statements.of(DatabaseBarrier.class, "save-rights.sql");
  private static final String HOLD = Statements.of(DatabaseBarrier.class, "hold-connect.sql");
  private static final String STILL = Statements.of(DatabaseBarrier.class, "still-connect.sql");
  private static final String RESTORE = Statements.of(DatabaseBarrier.class, "restore-connect.sql");
  private static final String GIVE =
      "insert into beltline.connect_right (grantee, saved) select unnest(?::text[]), false";
  private static final String SHUT_OUT =
      """
      select rolname::text from pg_catalog.pg_roles
       where rolname = any (?::text[])
         and not pg_catalog.has_database_privilege(oid, pg_catalog.current_database(), 'connect')
       order by 1
      """;

  private final Connection connection;

  /** Of the database that the session is in. */
  public DatabaseBarrier(Connection connection) {
    this.connection = connection;
  }

  /**
   * Whether a side's applications are to be kept out this way: its fences are of the database
   * already, or the server has other databases that applications may use.
   */
  public static boolean isWanted(Connection connection) throws SQLException {
    return Before.look(connection).wantsDatabaseBarrier();
  }

  /** Makes every fence of this side, from now on, one of its database. */
  public void choose() throws SQLException {
    Query.of(connection, CREATE).run();
  }

  /**
   * Saves the right, unless it is saved, with the roles that lose it, and takes it from all that
   * this side's fence does not leave alone; belongs into the caller's transaction. Fails with type
   * {@code RightsRemain} where one that is left alone would let others in.
   */
  public void raise(Attempt attempt, Side side) throws SQLException {
    raise(Spared.on(attempt, side));
  }

  void raise(Spared spared) throws SQLException {
    spared.about(connection, ", " + LoginManifest.FACTS + SAVE).run();
    Query.of(connection, HOLD).run();
    List<String> still = Query.of(connection, STILL).strings();
    if (!still.isEmpty()) {
      throw StepFailures.stop(
          "RightsRemain",
          "Roles could still connect to the database, because they are members of one that the fence leaves alone: "
              + String.join(", ", still),
          "Exclude them too, take the membership away, or alter role … noinherit.");
    }
  }

  /**
   * Gives back what was saved and forgets it; belongs into the caller's transaction. False when
   * nothing is saved.
   */
  public boolean lower() throws SQLException {
    Query.of(connection, RESTORE).run();
    return Query.of(connection, "delete from beltline.connect_right returning saved")
        .list(row -> row.getBoolean(1))
        .contains(true);
  }

  /** Lets some roles in while the others stay out; belongs into the caller's transaction. */
  void admit(List<String> roles) throws SQLException {
    Query.of(connection, GIVE, roles).run();
    Query.of(connection, HOLD).run();
  }

  /**
   * Ensures that these roles have the right, those that do not exist excepted; whoever lacks it
   * gets it for himself.
   */
  public void letIn(List<String> roles) throws SQLException {
    for (String role : Query.of(connection, SHUT_OUT, roles).strings()) {
      Query.of(
              connection,
              "grant connect on database %s to %s"
                  .formatted(Identifiers.quote(connection.getCatalog()), Identifiers.quote(role)))
          .run();
    }
  }
}
