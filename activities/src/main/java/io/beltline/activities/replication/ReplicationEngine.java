package io.beltline.activities.replication;

import io.beltline.activities.step.Attempt;
import io.beltline.workflows.inventory.Baseline;
import io.beltline.workflows.pair.Lsn;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.replication.DrainReport;
import io.beltline.workflows.replication.InitialData;
import io.beltline.workflows.replication.Link;
import io.beltline.workflows.replication.LinkStatus;
import io.beltline.workflows.replication.ReadyReport;
import io.beltline.workflows.replication.Removal;
import java.sql.SQLException;
import java.util.List;

/**
 * One way of keeping data in step. Every method ensures a state, may be repeated, and adopts what
 * an earlier attempt left; {@link io.beltline.workflows.replication.ReplicationActivities} says
 * what each state is.
 */
public interface ReplicationEngine {
  /** Ensures that the link exists and is enabled. A live slot is never dropped. */
  void ensureLink(Attempt attempt, Link link, InitialData data) throws SQLException;

  /** Ensures that a link which is there carries every table that it can. */
  void extendLink(Attempt attempt, Link link) throws SQLException;

  /** Waits until every table is ready, reporting progress for each. */
  ReadyReport awaitReady(Attempt attempt, Link link) throws SQLException;

  /** Waits until the subscriber has applied everything up to the fence. */
  DrainReport drain(Attempt attempt, Link link, Lsn fenceLsn) throws SQLException;

  /** Ensures that the subscriber applies nothing more; the slot stays. */
  void stopLink(Attempt attempt, Link link) throws SQLException;

  /** Ensures that a stopped link runs again from where it stopped. */
  void resumeLink(Attempt attempt, Link link) throws SQLException;

  /** Proves that the link runs. */
  void confirmLinkRunning(Attempt attempt, Link link) throws SQLException;

  /** Ensures that the link, its slot and its origin are gone. */
  void removeLink(Attempt attempt, Link link) throws SQLException;

  /** Ensures that everything the migration made for replication is gone on both sides. */
  void removeReplication(Attempt attempt, Link link, Baseline baseline) throws SQLException;

  /**
   * Ensures that the link is gone, for a command: never hangs.
   *
   * @param endBlockers whether sessions that hold a lock which is needed are ended
   */
  void removeRequestedLink(Attempt attempt, Link link, boolean endBlockers) throws SQLException;

  /** The same without a session on its provider. Returns what could not be looked at, in words. */
  List<String> removeLinkAlone(Attempt attempt, Link link, boolean endBlockers) throws SQLException;

  /** Tells how a link stands and, if it does not run, why. A link that is not there is no error. */
  LinkStatus lookAtLink(Attempt attempt, Link link) throws SQLException;

  /** Waits until the subscriber has applied what the provider has written until now. */
  DrainReport catchUp(Attempt attempt, Link link) throws SQLException;

  /** Refuses a link that is still to be made when a table that it would fill has rows. */
  void requireEmptySubscriber(Attempt attempt, Link link) throws SQLException;

  /** Ensures that what a command asks for of that is gone on both sides; never hangs. */
  void removeReplicationObjects(Attempt attempt, Link link, Removal removal) throws SQLException;

  /**
   * Ensures that nothing this engine is needed for is left on one side, whoever made it. Returns
   * what was removed, in words.
   */
  List<String> removePrevious(Attempt attempt, Side side, boolean extension) throws SQLException;

  /**
   * Opens what is needed to look at a link again and again. It is good until the attempt ends.
   *
   * @throws SQLException when a side is not reachable
   */
  LinkWatch watch(Attempt attempt, Link link) throws SQLException;
}
