package io.beltline.workflows.evidence;

import java.util.List;

/**
 * What can be said for and against starting the outage now.
 *
 * @param checks each with its verdict
 * @param lagBytes how far the subscriber's applied position is behind the provider's log
 * @param retainedWalBytes WAL that the slot holds back on the provider
 * @param forecast how long the outage would last
 */
public record Evidence(
    List<Check> checks, long lagBytes, long retainedWalBytes, Forecast forecast) {
  public Evidence {
    checks = List.copyOf(checks);
  }

  /** Whether nothing speaks against it. */
  public boolean green() {
    return !checks.isEmpty() && checks.stream().allMatch(Check::green);
  }

  /** What speaks against it, one line each. */
  public List<String> reasonsAgainst() {
    return checks.stream().filter(c -> !c.green()).map(c -> c.name() + ": " + c.detail()).toList();
  }

  /** One line. */
  public String summary() {
    return green() ? "evidence is green" : "not green: " + String.join("; ", reasonsAgainst());
  }

  /**
   * One piece of evidence.
   *
   * @param name what was looked at, such as {@code tables ready}
   * @param green whether it is as it should be
   * @param detail what was seen
   */
  public record Check(String name, boolean green, String detail) {}
}
