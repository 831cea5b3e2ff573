package io.beltline.workflows.connection;

import java.util.List;

/**
 * Who reaches whom.
 *
 * @param checks always the same ones in the same order
 */
public record ConnectivityReport(List<Check> checks) {
  public ConnectivityReport {
    checks = List.copyOf(checks);
  }

  /** Whether everything that was tried works. */
  public boolean allWork() {
    return checks.stream().allMatch(Check::ok);
  }

  /**
   * One of them.
   *
   * @param name such as {@code source root} or {@code source to destination}
   * @param ok whether it works
   * @param detail why not, and what to do; empty when it works
   */
  public record Check(String name, boolean ok, String detail) {}
}
