package io.beltline.activities.replication.pglogical;

import io.beltline.activities.lock.Locking;
import io.beltline.activities.replication.link.Ends;
import io.beltline.activities.replication.link.Mechanism;
import io.beltline.activities.replication.link.Subscription;
import io.beltline.activities.sql.Statements;
import io.beltline.workflows.inventory.Inventory;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.replication.InitialData;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How pglogical does it: nodes, sets and subscriptions that live in its extension. */
final class PglogicalMechanism implements Mechanism {
  private static final String COPY_PROGRESS =
      Statements.of(PglogicalMechanism.class, "copy_progress.sql");
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

  /** What an inventory calls the extension. */
  private static final String EXTENSION = "extension pglogical";

  @Override
  public boolean isOn(Connection connection) throws SQLException {
    return LinkRemoval.hasPglogical(connection);
  }

  @Override
  public Optional<Subscription> find(Ends ends) throws SQLException {
    return Subscriptions.find(ends.subscriber(), ends.subscription());
  }

  @Override
  public void enable(Ends ends) throws SQLException {
    Subscriptions.enable(ends);
  }

  @Override
  public Optional<String> whyDisabled(Ends ends) {
    return Optional.empty();
  }

  /**
   * Drops and creates a link whose copy failed: nothing of it stayed. pglogical makes the copy in
   * one transaction, by one worker, table after table.
   */
  @Override
  public boolean beginAgainIfFailed(Ends ends) throws SQLException {
    if (!ends.require().copyFailed()) {
      return false;
    }
    // One look may fall between the end of the copy and its last entry; two cannot.
    ends.attempt().pause(BETWEEN_LOOKS);
    if (!ends.require().copyFailed()) {
      return false;
    }
    Subscriptions.drop(ends);
    Subscriptions.create(ends, InitialData.COPIED);
    return true;
  }

  @Override
  public Set<Long> members(Ends ends) throws SQLException {
    return TableSet.members(ends.provider(), ends.names().set());
  }

  @Override
  public String copyProgress() {
    return COPY_PROGRESS;
  }

  /**
   * pglogical only warns when it cannot reach the provider, and an orphan slot fills the provider's
   * disk.
   */
  @Override
  public void remove(Ends ends) throws SQLException {
    LinkRemoval.remove(ends);
  }

  @Override
  public List<String> removeAlone(Ends ends) throws SQLException {
    return LinkRemoval.removeAlone(ends);
  }

  @Override
  public List<Long> ownTables(Connection connection) throws SQLException {
    return NodeRemoval.ownTables(connection);
  }

  @Override
  public void removeObjects(Ends ends, Side side, Locking locking) throws SQLException {
    node(ends, side, locking).removeNodeAndSet(ends.names());
  }

  @Override
  public void removeExtension(Ends ends, Side side, Inventory baseline, Locking locking)
      throws SQLException {
    if (!baseline.objects().contains(EXTENSION)) {
      node(ends, side, locking).removeExtension();
    }
  }

  private static NodeRemoval node(Ends ends, Side side, Locking locking) throws SQLException {
    return new NodeRemoval(ends.attempt(), side, ends.on(side), locking);
  }

  @Override
  public String plugin() {
    return "pglogical_output";
  }

  @Override
  public String logWords() {
    return "pglogical apply";
  }
}
