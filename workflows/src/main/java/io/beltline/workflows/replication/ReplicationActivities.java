package io.beltline.workflows.replication;

import io.beltline.workflows.inventory.Baseline;
import io.beltline.workflows.pair.Lsn;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/**
 * Ensures states of replication links. Each may be repeated and adopts what an earlier attempt
 * left.
 */
@ActivityInterface
public interface ReplicationActivities {
  /**
   * Ensures that the link exists and is enabled: nodes, replication set with every table that has a
   * replica identity, and subscription. It carries what is written on its provider and nothing that
   * the opposite link brought there. A live slot is never dropped, and a link that exists is
   * adopted wherever its data came from.
   */
  @ActivityMethod(name = "EnsureLink")
  void ensureLink(Link link, InitialData data);

  /**
   * Ensures that a link which is there carries every table that it can: those that join it are
   * copied on their own. Never makes a link; refuses with type {@code LinkMissing} where there is
   * none.
   */
  @ActivityMethod(name = "ExtendLink")
  void extendLink(Link link);

  /**
   * Waits until every table of the link is ready; long, with progress per table. Fails with the
   * reason when the link is down.
   */
  @ActivityMethod(name = "AwaitReady")
  ReadyReport awaitReady(Link link);

  /**
   * Waits until the subscriber has applied the provider's log up to the fence. Sends a marker
   * through the link, so that an idle provider does not wait. Never satisfied by a received or a
   * confirmed position.
   */
  @ActivityMethod(name = "Drain")
  DrainReport drain(Link link, Lsn fenceLsn);

  /** Ensures that the subscriber applies nothing more; the slot is kept and retains WAL. */
  @ActivityMethod(name = "StopLink")
  void stopLink(Link link);

  /**
   * Ensures that a stopped link runs again from where it stopped. Undoes {@code StopLink}; harmless
   * if it was never stopped.
   */
  @ActivityMethod(name = "ResumeLink")
  void resumeLink(Link link);

  /**
   * Proves that the link is enabled and its apply worker is connected to an active slot; waits a
   * moment for that.
   */
  @ActivityMethod(name = "ConfirmLinkRunning")
  void confirmLinkRunning(Link link);

  /** Ensures that the link's subscription, its slot and its origin are gone on both sides. */
  @ActivityMethod(name = "RemoveLink")
  void removeLink(Link link);

  /**
   * Ensures that everything which the migration created for replication is gone on both sides: both
   * links, nodes, sets, the extension where the baseline had none, the schema {@code beltline}, the
   * replication role where the baseline had none.
   */
  @ActivityMethod(name = "RemoveReplication")
  void removeReplication(Link link, Baseline baseline);
}
