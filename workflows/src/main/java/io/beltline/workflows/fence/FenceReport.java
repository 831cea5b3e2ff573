package io.beltline.workflows.fence;

import io.beltline.workflows.pair.Lsn;

/**
 * A fenced side.
 *
 * @param fenceLsn taken after the last application session ended; every acknowledged commit lies
 *     before it
 * @param rolesRevoked roles that could log in and cannot now
 * @param sessionsEnded sessions that were ended
 */
public record FenceReport(Lsn fenceLsn, int rolesRevoked, int sessionsEnded) {}
