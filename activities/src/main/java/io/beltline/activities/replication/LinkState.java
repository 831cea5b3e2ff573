package io.beltline.activities.replication;

/**
 * A link at one moment.
 *
 * @param running whether it is enabled and its apply process is connected to an active slot
 * @param detail in words what was seen of that
 * @param tables how many tables it has to carry
 * @param tablesReady how many of them are past the initial copy
 * @param lagBytes how far the applied position is behind the provider's log
 * @param retainedWalBytes WAL that the link's slot holds back on the provider
 */
public record LinkState(
    boolean running,
    String detail,
    int tables,
    int tablesReady,
    long lagBytes,
    long retainedWalBytes) {
  /** Whether every table of the link is past the initial copy. */
  public boolean allReady() {
    return tables > 0 && tablesReady == tables;
  }
}
