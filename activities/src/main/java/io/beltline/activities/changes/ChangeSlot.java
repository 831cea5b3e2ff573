package io.beltline.activities.changes;

import io.beltline.activities.failure.StepFailures;
import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.activities.step.Attempt;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The slot that keeps a provider's log for whoever wants to know what was changed. It decodes with
 * {@code test_decoding}, which sees every table and needs nothing but the slot.
 *
 * @param keptBytes log that the server keeps for it and for no link; 0 while it is lost
 * @param lost whether the server has given up log that was not read
 */
public record ChangeSlot(long keptBytes, boolean lost) {
  /** The plugin that it decodes with. */
  public static final String PLUGIN = "test_decoding";

  private static final String ROOM = Statements.of(ChangeSlot.class, "room.sql");
  private static final String COPY =
      "select lsn::text from pg_catalog.pg_copy_logical_replication_slot(?::name, ?::name, false, ?::name)";
  private static final String IN_USE =
      "select exists (select from pg_catalog.pg_replication_slots where slot_name = ? and active)";
  private static final String END_READER =
      """
      select pg_catalog.pg_terminate_backend(active_pid)
        from pg_catalog.pg_replication_slots where slot_name = ? and active_pid is not null
      """;
  private static final String DROP =
      """
      select pg_catalog.pg_drop_replication_slot(slot_name)
        from pg_catalog.pg_replication_slots
       where slot_name = ? and database = pg_catalog.current_database()
      """;
  private static final Pattern REFUSALS =
      Pattern.compile("53400|58P01|42501|0A000|22023|28...|08P01");
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration MOMENT = Duration.ofMillis(5);

  /**
   * Creates it where a link's slot stands, which is before anything that is read from now on. A
   * slot that is made anew would wait until every transaction of the server has ended.
   */
  public static void create(Connection provider, String name, String linkSlot) throws SQLException {
    Query.of(provider, COPY, linkSlot, name, PLUGIN).run();
  }

  /** Why there is no room for it beside what a link needs; empty if there is. */
  public static Optional<String> noRoom(Connection provider) throws SQLException {
    return Query.of(provider, ROOM)
        .first(
            row ->
                "%d of %s are free, and a table that is copied anew takes one"
                    .formatted(row.getLong("free"), row.getString("setting")));
  }

  /**
   * Whether a server that answers so will not have it, or nobody who reads it, until somebody
   * changes something there: no slot is free, the plugin is not there or not allowed, the right is
   * missing, what stands between does not let replication pass.
   */
  public static boolean isRefusedBy(SQLException error) {
    return REFUSALS.matcher(String.valueOf(error.getSQLState())).matches();
  }

  /** Ensures that nobody reads from it. */
  static void free(Attempt attempt, Connection provider, String name) throws SQLException {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (Query.of(provider, IN_USE, name).isTrue()) {
      if (Instant.now().isAfter(deadline)) {
        throw StepFailures.later("SlotInUse", "Slot " + name + " is still in use");
      }
      Query.of(provider, END_READER, name).run();
      attempt.pause(MOMENT);
    }
  }

  /** Ensures that it is gone; whoever reads from it is ended. */
  public static void drop(Attempt attempt, Connection provider, String name) throws SQLException {
    free(attempt, provider, name);
    Query.of(provider, DROP, name).run();
  }
}
