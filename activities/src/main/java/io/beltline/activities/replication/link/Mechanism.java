package io.beltline.activities.replication.link;

import io.beltline.activities.lock.Locking;
import io.beltline.workflows.inventory.Inventory;
import io.beltline.workflows.pair.Side;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What one engine does in its own way with a link's subscription and with what it carries. */
public interface Mechanism {
  /** Whether a database has what the engine's objects live in, such as an extension. */
  boolean isOn(Connection connection) throws SQLException;

  /** The link's subscription, where the subscriber {@link #isOn has} what that lives in. */
  Optional<Subscription> find(Ends ends) throws SQLException;

  /** Enables it, or wakes whoever should have restarted its worker. */
  void enable(Ends ends) throws SQLException;

  /** Why the engine itself keeps it disabled; empty where it does not. */
  Optional<String> whyDisabled(Ends ends) throws SQLException;

  /**
   * Begins an initial copy anew that has failed and that the engine never tries again by itself.
   * Returns whether it did.
   */
  boolean beginAgainIfFailed(Ends ends) throws SQLException;

  /** The OIDs of the tables that the provider sends. */
  Set<Long> members(Ends ends) throws SQLException;

  /**
   * A statement that tells how far the initial copy of tables is, one row for each in their order:
   * {@code bytes}, {@code ready}, {@code copying}. Parameters: schemas, names, subscription.
   */
  String copyProgress();

  /**
   * Ensures that the link's subscription, its slot and its origin are gone. Sessions on both sides
   * stand before anything is dropped.
   */
  void remove(Ends ends) throws SQLException;

  /**
   * Ensures the same of what the subscriber has of it, without a session on the provider. Returns
   * what could not be looked at, in words.
   */
  List<String> removeAlone(Ends ends) throws SQLException;

  /** The OIDs of the tables that the engine keeps for itself in a database. */
  List<Long> ownTables(Connection connection) throws SQLException;

  /**
   * Ensures that the rest of what the migration made on a side for its links is gone, and every
   * trace of it on tables.
   */
  void removeObjects(Ends ends, Side side, Locking locking) throws SQLException;

  /** Ensures that the engine's extension is gone from a side, where the baseline had none. */
  void removeExtension(Ends ends, Side side, Inventory baseline, Locking locking)
      throws SQLException;

  /** The output plugin that the provider decodes with. */
  String plugin();

  /** What stands in the subscriber's server log near the reason why a worker ended. */
  String logWords();
}
