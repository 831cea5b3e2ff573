package io.beltline.activities.replication.link;

/**
 * A subscription as its subscriber knows it.
 *
 * @param enabled whether its worker shall run
 * @param slot name of the slot on the provider
 * @param origin name of the origin on the subscriber
 * @param copies whether it was created to make an initial copy
 * @param syncStatus state of the subscription as a whole: {@code i} not begun, {@code d} copying,
 *     {@code u} catching up, {@code y} or {@code r} done
 * @param worker the apply worker
 */
public record Subscription(
    boolean enabled, String slot, String origin, boolean copies, char syncStatus, Worker worker) {
  /** Whether the initial copy, if there is one, is behind it. */
  public boolean ready() {
    return syncStatus == 'r' || syncStatus == 'y';
  }

  /**
   * Whether it stands in a state in which the copy was begun and no worker is at it. pglogical
   * never recovers from that; its copy is one transaction, so nothing of it is on the subscriber.
   */
  public boolean copyFailed() {
    return !ready() && syncStatus != 'i' && syncStatus != 'u' && worker == Worker.DOWN;
  }
}
