package io.beltline.workflows.replication;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** What commands ask of links beyond what a cutover needs. */
@ActivityInterface
public interface LinkActivities {
  /** Tells how a link stands and, if it does not run, why. Reads only, but for the marker. */
  @ActivityMethod(name = "LookAtLink")
  LinkStatus lookAtLink(Link link);

  /**
   * Takes the provider's position now and waits until the subscriber has applied it. Long, with
   * progress; fails with the reason when the link is down.
   */
  @ActivityMethod(name = "CatchUp")
  DrainReport catchUp(Link link);

  /**
   * Refuses with type {@code DestinationNotEmpty} while a table that the link is to fill has rows
   * and the link does not exist yet. Reads only.
   */
  @ActivityMethod(name = "RequireEmptySubscriber")
  void requireEmptySubscriber(Link link);
}
