package io.beltline.workflows.fence;

import io.beltline.workflows.pair.Lsn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fenced side.
 *
 * @param fenceLsn taken after the last application session ended; every acknowledged commit lies
 *     before it
 * @param rolesRevoked roles that could log in and cannot now
 * @param sessionsEnded sessions that were ended
 * @param rootSessions those of them that had the root user's name, which can log in again
 */
public record FenceReport(
    Lsn fenceLsn, int rolesRevoked, int sessionsEnded, List<String> rootSessions) {
  public FenceReport(
      Lsn fenceLsn, int rolesRevoked, int sessionsEnded, @Nullable List<String> rootSessions) {
    this.fenceLsn = fenceLsn;
    this.rolesRevoked = rolesRevoked;
    this.sessionsEnded = sessionsEnded;
    this.rootSessions = rootSessions == null ? List.of() : List.copyOf(rootSessions);
  }

  /** All sessions were of other users. */
  public FenceReport(Lsn fenceLsn, int rolesRevoked, int sessionsEnded) {
    this(fenceLsn, rolesRevoked, sessionsEnded, List.of());
  }
}
